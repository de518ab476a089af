package dev.playhead.indexer.publish;

import dev.playhead.indexer.fold.RecordingChange;
import dev.playhead.recording.detect.Rollup;
import dev.playhead.storage.segment.BlockEntry;
import dev.playhead.storage.segment.Section;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Arguments of {@link Sql}'s statements, in their order. */
final class CatalogRows {

    private CatalogRows() {}

    static Tuple section(UUID segmentId, Section section) {
        return Tuple.of(segmentId, section.partition(), section.firstOffset(), section.nextOffset())
                .addLong(section.facts().byteOffset())
                .addInteger(section.facts().byteLength())
                .addInteger(section.facts().count());
    }

    static Tuple block(UUID segmentId, BlockEntry block) {
        JsonArray runs = new JsonArray();
        block.runs()
                .forEach(run -> runs.add(
                        new JsonArray().add(run.offset()).add(run.firstIndex()).add(run.count())));
        JsonArray keyframes = new JsonArray();
        block.keyframes()
                .forEach(keyframe -> keyframes.add(new JsonArray()
                        .add(keyframe.position().offset())
                        .add(keyframe.position().index())
                        .add(keyframe.timestamp())));
        return Tuple.of(block.subject().recordingId().value(), block.firstOffset(), block.lastOffset(), segmentId)
                .addLong(block.byteOffset())
                .addInteger(block.byteLength())
                .addLong(block.rawBytes())
                .addInteger(block.eventCount())
                .addLong(block.firstTimestamp())
                .addLong(block.lastTimestamp())
                .addString(runs.encode())
                .addString(keyframes.encode());
    }

    static Tuple recording(RecordingChange change, long storedBytes) {
        Rollup rollup = change.rollup();
        RecordingChange.Received received = change.received();
        long startedAt = rollup.span().firstTimestamp() > 0 ? rollup.span().firstTimestamp() : received.first();
        Tuple row = Tuple.tuple(new ArrayList<>(List.of(
                change.subject().recordingId().value(),
                change.subject().websiteId().value())));
        row.addString(change.externalId())
                .addString(change.dialect().wireName())
                .addInteger(change.partition())
                .addString(change.state().name())
                .addLong(received.first())
                .addLong(received.last())
                .addLong(change.lastOffset())
                .addBoolean(received.finalized())
                .addLong(received.endedAt())
                .addLong(startedAt)
                .addLong(rollup.span().durationMs())
                .addLong(rollup.span().activeMs())
                .addLong(rollup.volume().eventCount())
                .addLong(rollup.volume().chunkCount())
                .addLong(rollup.volume().rawBytes())
                .addLong(storedBytes);
        counts(row, rollup.counts());
        row.addString(text(rollup.pages().entryUrl()))
                .addString(text(rollup.pages().exitUrl()))
                .addString(text(rollup.visitor().visitorUid()))
                .addString(text(rollup.visitor().sessionUid()))
                .addString(text(rollup.visitor().userId()))
                .addString(text(rollup.client().browser()))
                .addString(text(rollup.client().os()))
                .addString(text(rollup.client().device()))
                .addString(text(rollup.visitor().country()))
                .addString(text(rollup.client().sdk()))
                .addString(metadata(rollup.metadata()))
                .addString(texts(rollup.pages().pages()))
                .addString(new JsonArray(rollup.timeline().keyframes()).encode())
                .addString(new JsonArray(Arrays.stream(rollup.timeline().activity())
                                .boxed()
                                .toList())
                        .encode());
        return row.addValue(Buffer.buffer(change.acceptState()).getDelegate())
                .addValue(Buffer.buffer(change.detectState()).getDelegate());
    }

    private static void counts(Tuple row, Rollup.Counts counts) {
        row.addLong(counts.pageViews())
                .addLong(counts.clicks())
                .addLong(counts.rageClicks())
                .addLong(counts.deadClicks())
                .addLong(counts.errors())
                .addLong(counts.consoleErrors())
                .addLong(counts.networkErrors())
                .addLong(counts.inputs());
    }

    /** PostgreSQL has no U+0000 in text or jsonb, and a page can put one anywhere. */
    private static String text(String value) {
        return value.indexOf('\u0000') < 0 ? value : value.replace("\u0000", "");
    }

    private static String texts(List<String> values) {
        return new JsonArray(values.stream().map(CatalogRows::text).toList()).encode();
    }

    private static String metadata(Map<String, String> values) {
        JsonObject json = new JsonObject();
        values.forEach((key, value) -> json.put(text(key), text(value)));
        return json.encode();
    }
}
