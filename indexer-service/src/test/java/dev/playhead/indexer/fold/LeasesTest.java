package dev.playhead.indexer.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.indexer.IndexerConfig;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.Subject;
import dev.playhead.wire.RecordingIds;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeasesTest {

    private static final long NOW = 1_780_000_000_000L;

    private final IndexerConfig config = new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(IndexerConfig.class)
            .build()
            .getConfigMapping(IndexerConfig.class);

    @Test
    void watchesNoMoreThanItsLimitAndTakesUpTheRestAsOthersEnd() {
        Map<Subject, Lease> live = new LinkedHashMap<>();
        for (int i = 0; i < 10; i++) {
            live.put(recording(), new Lease(i, 1_000 + i, false));
        }
        Leases leases = new Leases(3, 4, (partition, most) -> oldest(live, most));
        List<LogEntry.Ended> all = new ArrayList<>();

        while (!live.isEmpty()) {
            assertThat(leases.size()).isLessThanOrEqualTo(4);
            List<LogEntry.Ended> due = leases.lapsed(NOW, config, none -> null);
            assertThat(due).as("of %d that are left", live.size()).isNotEmpty();
            for (LogEntry.Ended ending : due) {
                leases.endingAsked(ending);
                live.remove(ending.subject());
                leases.ended(ending.subject());
            }
            all.addAll(due);
        }

        assertThat(all)
                .extracting(LogEntry.Ended::ifLastOffset)
                .containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    }

    @Test
    void asksForAnEndingOnceAndAgainOnlyWhereItFailed() {
        Subject recording = recording();
        Leases leases = new Leases(3, 4, (partition, most) -> new HashMap<>(Map.of(recording, new Lease(7, 1, false))));

        LogEntry.Ended ending = leases.lapsed(NOW, config, none -> null).getFirst();
        leases.endingAsked(ending);
        assertThat(leases.lapsed(NOW, config, none -> null)).isEmpty();

        leases.endingFailed(ending);
        assertThat(leases.lapsed(NOW, config, none -> null)).hasSize(1);
    }

    private static Map<Subject, Lease> oldest(Map<Subject, Lease> live, int most) {
        Map<Subject, Lease> oldest = new LinkedHashMap<>();
        live.entrySet().stream().limit(most).forEach(one -> oldest.put(one.getKey(), one.getValue()));
        return oldest;
    }

    private static Subject recording() {
        return new Subject(new WebsiteId("flid_leases00000000000"), RecordingIds.mint());
    }
}
