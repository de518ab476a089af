package dev.playhead.storage.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.playhead.recording.Position;
import dev.playhead.storage.archive.ArchiveFrame;
import dev.playhead.storage.segment.Keyframe;
import dev.playhead.storage.segment.Run;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Blocks as the snapshot statement aggregates them, and the JSON columns of {@code blocks}. */
public final class BlocksJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private BlocksJson() {}

    /** The column {@code runs}: {@code [[offset, firstIndex, count], …]}. */
    public static String runs(List<Run> runs) {
        return runsOf(runs).toString();
    }

    /** The column {@code keyframes}: {@code [[offset, index, timestamp], …]}. */
    public static String keyframes(List<Keyframe> keyframes) {
        return keyframesOf(keyframes).toString();
    }

    private static ArrayNode runsOf(List<Run> runs) {
        ArrayNode array = JSON.createArrayNode();
        runs.forEach(
                run -> array.addArray().add(run.offset()).add(run.firstIndex()).add(run.count()));
        return array;
    }

    private static ArrayNode keyframesOf(List<Keyframe> keyframes) {
        ArrayNode array = JSON.createArrayNode();
        keyframes.forEach(keyframe -> array.addArray()
                .add(keyframe.position().offset())
                .add(keyframe.position().index())
                .add(keyframe.timestamp()));
        return array;
    }

    /** The column {@code frames} of {@code archives}. */
    public static String frames(List<ArchiveFrame> frames) {
        var array = JSON.createArrayNode();
        frames.forEach(frame -> array.addArray()
                .add(frame.byteOffset())
                .add(frame.byteLength())
                .add(frame.rawBytes())
                .add(frame.eventCount())
                .add(frame.firstTimestamp())
                .add(frame.lastTimestamp())
                .add(frame.runs().getFirst().offset())
                .add(frame.runs().getLast().offset())
                .add(runsOf(frame.runs()))
                .add(keyframesOf(frame.keyframes())));
        return array.toString();
    }

    /**
     * What is stored of a recording, in order of positions.
     *
     * @param archiveKey of the object that holds the frames
     * @param frames of its archive
     * @param blocks beside it, each behind its segment's key
     */
    static List<StoredBlock> merged(String archiveKey, String frames, String blocks) {
        try {
            return Stream.concat(
                            elements(JSON.readTree(frames)).map(frame -> block(archiveKey, frame, 0)),
                            elements(JSON.readTree(blocks))
                                    .map(block -> block(block.get(0).textValue(), block, 1)))
                    .sorted(Comparator.comparing(StoredBlock::first))
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the catalog's blocks are no JSON", e);
        }
    }

    /** @param at where its numbers begin */
    private static StoredBlock block(String objectKey, JsonNode block, int at) {
        return new StoredBlock(
                objectKey,
                block.get(at).longValue(),
                block.get(at + 1).intValue(),
                block.get(at + 2).longValue(),
                block.get(at + 3).intValue(),
                block.get(at + 4).longValue(),
                block.get(at + 5).longValue(),
                block.get(at + 6).longValue(),
                block.get(at + 7).longValue(),
                elements(block.get(at + 8))
                        .map(run -> new Run(
                                run.get(0).longValue(),
                                run.get(1).intValue(),
                                run.get(2).intValue()))
                        .toList(),
                elements(block.get(at + 9))
                        .map(keyframe -> new Keyframe(
                                new Position(
                                        keyframe.get(0).longValue(),
                                        keyframe.get(1).intValue()),
                                keyframe.get(2).longValue()))
                        .toList());
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
