package dev.playhead.storage.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.playhead.recording.Position;
import dev.playhead.storage.segment.Keyframe;
import dev.playhead.storage.segment.Run;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Blocks as the snapshot statement aggregates them, and the JSON columns of {@code blocks}. */
public final class BlocksJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private BlocksJson() {}

    /** The column {@code runs}: {@code [[offset, firstIndex, count], …]}. */
    public static String runs(List<Run> runs) {
        var array = JSON.createArrayNode();
        runs.forEach(
                run -> array.addArray().add(run.offset()).add(run.firstIndex()).add(run.count()));
        return array.toString();
    }

    /** The column {@code keyframes}: {@code [[offset, index, timestamp], …]}. */
    public static String keyframes(List<Keyframe> keyframes) {
        var array = JSON.createArrayNode();
        keyframes.forEach(keyframe -> array.addArray()
                .add(keyframe.position().offset())
                .add(keyframe.position().index())
                .add(keyframe.timestamp()));
        return array.toString();
    }

    static List<StoredBlock> read(String aggregate) {
        try {
            return elements(JSON.readTree(aggregate)).map(BlocksJson::block).toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the catalog's blocks are no JSON", e);
        }
    }

    private static StoredBlock block(JsonNode block) {
        return new StoredBlock(
                block.get(0).textValue(),
                block.get(1).longValue(),
                block.get(2).intValue(),
                block.get(3).longValue(),
                block.get(4).intValue(),
                block.get(5).longValue(),
                block.get(6).longValue(),
                block.get(7).longValue(),
                block.get(8).longValue(),
                elements(block.get(9))
                        .map(run -> new Run(
                                run.get(0).longValue(),
                                run.get(1).intValue(),
                                run.get(2).intValue()))
                        .toList(),
                elements(block.get(10))
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
