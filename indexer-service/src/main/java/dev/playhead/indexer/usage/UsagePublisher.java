package dev.playhead.indexer.usage;

import dev.playhead.indexer.consume.Ownership;
import dev.playhead.indexer.consume.PartitionClaims;
import dev.playhead.indexer.load.CatalogLocks;
import dev.playhead.indexer.publish.Publisher.StepPublished;
import dev.playhead.wire.usage.UsageTotals;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Tells on {@code playhead.usage} what websites have used of their month: absolute totals, so telling again does no harm. What an indexer
 * that died has not told, whoever takes over its partitions tells, since a new claim tells of every website of the month.
 */
@ApplicationScoped
public class UsagePublisher {

    private static final String LOCK = "usage";
    private static final Duration TOLD_WITHIN = Duration.ofSeconds(30);
    private static final int PAGE = 500;
    /** Below the emitter's buffer of 128. */
    private static final int IN_FLIGHT = 32;

    private final MutinyEmitter<Record<byte[], byte[]>> topic;
    private final MonthlyTotals totals;
    private final CatalogLocks locks;
    private final PartitionClaims claims;
    private final Counter told;
    /** Websites whose totals have changed since they were told; their number bounds it. */
    private final Set<String> changed = ConcurrentHashMap.newKeySet();
    /** Owner epochs, by partition, under which every website of the month has been told. Confined to {@link #publish}. */
    private final Map<Integer, Long> toldUnder = new HashMap<>();

    UsagePublisher(
            @Channel("usage") MutinyEmitter<Record<byte[], byte[]>> topic,
            MonthlyTotals totals,
            CatalogLocks locks,
            PartitionClaims claims,
            MeterRegistry metrics) {
        this.topic = topic;
        this.totals = totals;
        this.locks = locks;
        this.claims = claims;
        this.told = Counter.builder("playhead.indexer.usage.published")
                .description("Monthly totals of websites told to ingest on playhead.usage")
                .register(metrics);
    }

    void onStepPublished(@Observes StepPublished outcome) {
        if (outcome.taken()) {
            outcome.step().usage().stream()
                    .map(usage -> usage.websiteId())
                    .filter(id -> !id.isEmpty())
                    .forEach(changed::add);
        }
    }

    /**
     * Tells what has changed; blocks for catalog and Kafka, and leaves what they don't take to the next call. One indexer at a time reads
     * and tells, so that the topic's last record of a website, which compaction keeps, is its newest.
     */
    public synchronized void publish() {
        Map<Integer, Long> claimed = newClaims();
        if (!claimed.isEmpty()
                && locks.holding(LOCK, TOLD_WITHIN, connection -> totals.websitesOfThisMonth(connection)
                        .invoke(changed::addAll)
                        .replaceWithVoid())) {
            toldUnder.putAll(claimed);
        }
        // what changes from here on is told next time
        List<String> due = List.copyOf(changed);
        for (int from = 0; from < due.size(); from += PAGE) {
            if (!tell(due.subList(from, Math.min(due.size(), from + PAGE)))) {
                return;
            }
        }
    }

    private boolean tell(List<String> page) {
        // a publish of the same moment marks them again; its totals may or may not be in this answer
        page.forEach(changed::remove);
        boolean done = false;
        try {
            done = locks.holding(LOCK, TOLD_WITHIN, connection -> tell(page, connection));
        } finally {
            if (!done) {
                changed.addAll(page);
            }
        }
        return done;
    }

    private Map<Integer, Long> newClaims() {
        Map<Integer, Long> claimed = new HashMap<>();
        for (Ownership ownership : claims.all()) {
            if (!Long.valueOf(ownership.epoch()).equals(toldUnder.get(ownership.partition()))) {
                claimed.put(ownership.partition(), ownership.epoch());
            }
        }
        return claimed;
    }

    private Uni<Void> tell(List<String> websiteIds, SqlConnection connection) {
        return totals.of(websiteIds, connection).chain(all -> Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUni(this::send)
                .merge(IN_FLIGHT)
                .collect()
                .last()
                .replaceWithVoid());
    }

    private Uni<Void> send(UsageTotals one) {
        Record<byte[], byte[]> record = Record.of(one.key(), one.toJson().getBytes(StandardCharsets.UTF_8));
        return topic.sendMessage(Message.of(record)).invoke(() -> told.increment());
    }
}
