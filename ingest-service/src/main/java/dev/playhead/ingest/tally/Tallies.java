package dev.playhead.ingest.tally;

import dev.playhead.ingest.config.TallyConfig;
import dev.playhead.recording.WebsiteId;
import dev.playhead.wire.intake.IntakeReport;
import dev.playhead.wire.intake.IntakeReport.Tally;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Chunks and starts of known websites by hour and outcome. Bounded, and nothing that a client wrote becomes part of it: websites
 * are those of the settings, reasons are our own words. Thread-safe; {@link #due} and {@link #told} are the publisher's.
 */
@ApplicationScoped
public class Tallies {
    private record Cell(WebsiteId websiteId, long hour, String reason) {}

    /** @param told the count that the log has */
    private record Seen(long count, long lastAt, long told) {
        Seen another(long now) {
            return new Seen(count + 1, Math.max(lastAt, now), told);
        }
    }

    private final Map<Cell, Seen> cells = new ConcurrentHashMap<>();
    private final int most;
    private final Counter dropped;

    @Inject
    public Tallies(TallyConfig config, MeterRegistry meters) {
        this.most = config.most();
        this.dropped = Counter.builder("playhead.ingest.tally.dropped")
                .description("Chunks and starts that were not counted by website for want of room")
                .register(meters);
    }

    /** Kafka has a chunk or a start. */
    public void accepted(WebsiteId websiteId) {
        count(websiteId, IntakeReport.ACCEPTED);
    }

    /** A request was refused, or left out of the website's sample. */
    public void refused(WebsiteId websiteId, String reason) {
        count(websiteId, reason);
    }

    private void count(WebsiteId websiteId, String reason) {
        long now = System.currentTimeMillis();
        Cell cell = new Cell(websiteId, IntakeReport.hourOf(now), reason);
        // Two at once may pass the bound by one each: it bounds memory, not the number.
        if (cells.size() >= most && !cells.containsKey(cell)) {
            dropped.increment();
            return;
        }
        cells.compute(cell, (_, seen) -> seen == null ? new Seen(1, now, 0) : seen.another(now));
    }

    /** What has changed since it was told. Hours that are over and told are forgotten. */
    List<Tally> due() {
        long hour = IntakeReport.hourOf(System.currentTimeMillis());
        List<Tally> due = new ArrayList<>();
        cells.forEach((cell, seen) -> {
            if (seen.count() > seen.told()) {
                due.add(new Tally(cell.websiteId(), cell.hour(), cell.reason(), seen.count(), seen.lastAt()));
            } else if (cell.hour() < hour) {
                // Not, if it was counted on meanwhile.
                cells.remove(cell, seen);
            }
        });
        return due;
    }

    /** Kafka has them. */
    void told(List<Tally> tallies) {
        for (Tally tally : tallies) {
            cells.computeIfPresent(
                    new Cell(tally.websiteId(), tally.hour(), tally.reason()),
                    (_, seen) -> new Seen(seen.count(), seen.lastAt(), Math.max(seen.told(), tally.count())));
        }
    }
}
