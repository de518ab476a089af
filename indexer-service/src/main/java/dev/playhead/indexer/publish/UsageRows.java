package dev.playhead.indexer.publish;

import dev.playhead.indexer.fold.DayUsage;
import dev.playhead.indexer.fold.Flush;
import dev.playhead.storage.segment.BlockEntry;
import dev.playhead.storage.segment.Section;
import dev.playhead.storage.segment.Segment;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The steps' counts as rows of {@code usage_daily}. */
final class UsageRows {

    static final String ADD = """
            INSERT INTO usage_daily (website_id, day, recordings, events_stored, events_duplicate, events_fenced, events_dead_lettered,
              raw_bytes, stored_bytes)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (website_id, day) DO UPDATE SET
              recordings = usage_daily.recordings + excluded.recordings,
              events_stored = usage_daily.events_stored + excluded.events_stored,
              events_duplicate = usage_daily.events_duplicate + excluded.events_duplicate,
              events_fenced = usage_daily.events_fenced + excluded.events_fenced,
              events_dead_lettered = usage_daily.events_dead_lettered + excluded.events_dead_lettered,
              raw_bytes = usage_daily.raw_bytes + excluded.raw_bytes,
              stored_bytes = usage_daily.stored_bytes + excluded.stored_bytes
            """;

    private record Key(String websiteId, LocalDate day) {}

    private UsageRows() {}

    /** In order of their keys: two indexers that publish for the same websites must not wait for each other in a circle. */
    static List<Tuple> of(Flush flush, @Nullable Segment segment, List<Integer> taken) {
        TreeMap<Key, Long[]> sums =
                new TreeMap<>(Comparator.comparing(Key::websiteId).thenComparing(Key::day));
        for (Flush.Step step : flush.steps()) {
            if (taken.contains(step.partition())) {
                step.usage().forEach(usage -> add(sums, key(usage), counts(usage)));
                storedBytes(step, segment)
                        .forEach((key, bytes) -> add(sums, key, new long[] {0, 0, 0, 0, 0, 0, bytes}));
            }
        }
        List<Tuple> rows = new ArrayList<>();
        sums.forEach((key, sum) -> {
            Tuple row = Tuple.of(key.websiteId(), key.day());
            for (Long value : sum) {
                row.addLong(value);
            }
            rows.add(row);
        });
        return rows;
    }

    private static long[] counts(DayUsage usage) {
        DayUsage.Events events = usage.events();
        return new long[] {
            usage.recordings(),
            events.stored(),
            events.duplicate(),
            events.fenced(),
            events.deadLettered(),
            usage.rawBytes(),
            0
        };
    }

    /** A block that two days share counts on the later one. */
    private static Map<Key, Long> storedBytes(Flush.Step step, @Nullable Segment segment) {
        Map<String, LocalDate> lastDay = new HashMap<>();
        step.usage()
                .forEach(usage -> lastDay.merge(
                        usage.websiteId(), usage.day(), (one, other) -> one.isAfter(other) ? one : other));
        Map<Key, Long> bytes = new HashMap<>();
        if (segment != null) {
            for (Section section : segment.footer().sections()) {
                if (section.partition() == step.partition()) {
                    for (BlockEntry block : section.blocks()) {
                        String websiteId = block.subject().websiteId().value();
                        LocalDate day = lastDay.get(websiteId);
                        if (day != null) {
                            bytes.merge(new Key(websiteId, day), (long) block.byteLength(), Long::sum);
                        }
                    }
                }
            }
        }
        return bytes;
    }

    private static Key key(DayUsage usage) {
        return new Key(usage.websiteId(), usage.day());
    }

    private static void add(Map<Key, Long[]> sums, Key key, long[] values) {
        Long[] sum = sums.computeIfAbsent(key, none -> new Long[] {0L, 0L, 0L, 0L, 0L, 0L, 0L});
        for (int i = 0; i < values.length; i++) {
            sum[i] += values[i];
        }
    }
}
