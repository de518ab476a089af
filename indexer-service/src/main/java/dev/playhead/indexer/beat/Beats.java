package dev.playhead.indexer.beat;

import dev.playhead.indexer.IndexerConfig;
import dev.playhead.indexer.consume.PartitionClaims;
import dev.playhead.indexer.fold.Unindexed;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** This instance's row in the catalog. It has a thread of its own, so it is renewed while everything else waits for a server. */
@ApplicationScoped
public class Beats {

    private static final Logger LOG = Logger.getLogger(Beats.class);

    private static final String BEAT = """
            INSERT INTO indexers
              (instance, host, version, started_at, beat_at, partitions, oldest_unindexed_ms, waiting_for, waiting_since, published_at)
            VALUES ($1, $2, $3, $4, now(), $5, $6, $7, now() - make_interval(secs => $8::float8), $9)
            ON CONFLICT (instance) DO UPDATE SET beat_at = excluded.beat_at, partitions = excluded.partitions,
              oldest_unindexed_ms = excluded.oldest_unindexed_ms, waiting_for = excluded.waiting_for,
              waiting_since = excluded.waiting_since, published_at = excluded.published_at
            """;
    private static final String FORGET_OLD =
            "DELETE FROM indexers WHERE beat_at < now() - make_interval(secs => $1::float8)";
    private static final String GOODBYE = "DELETE FROM indexers WHERE instance = $1";

    private static final Duration GOODBYE_WITHIN = Duration.ofSeconds(2);

    private final UUID instance = UUID.randomUUID();
    private final OffsetDateTime startedAt = OffsetDateTime.now(ZoneOffset.UTC);
    private final Pool pool;
    private final PartitionClaims claims;
    private final Unindexed unindexed;
    private final Waits waits;
    private final KafkaWatch kafka;
    private final LastPublish lastPublish;
    private final IndexerConfig config;
    private final String host;
    private final String version;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("beat").daemon().factory());

    Beats(
            Pool pool,
            PartitionClaims claims,
            Unindexed unindexed,
            Waits waits,
            KafkaWatch kafka,
            LastPublish lastPublish,
            IndexerConfig config,
            Config build,
            @ConfigProperty(name = "playhead.instance", defaultValue = "${HOSTNAME:indexer}") String host) {
        this.pool = pool;
        this.claims = claims;
        this.unindexed = unindexed;
        this.waits = waits;
        this.kafka = kafka;
        this.lastPublish = lastPublish;
        this.config = config;
        this.host = host;
        this.version = build.getOptionalValue("quarkus.application.version", String.class)
                .orElse("unknown");
    }

    public UUID instance() {
        return instance;
    }

    void onStart(@Observes StartupEvent event) {
        long every = config.beat().toMillis();
        thread.scheduleWithFixedDelay(this::beatOrLog, 0, every, TimeUnit.MILLISECONDS);
    }

    private void beatOrLog() {
        try {
            kafka.ask();
            beat();
        } catch (RuntimeException e) {
            LOG.warnf("the catalog doesn't take this indexer's beat: %s", e.getMessage());
        }
    }

    private void beat() {
        long now = System.currentTimeMillis();
        OptionalLong oldest = unindexed.oldestAgeMs(now);
        Waits.Waiting waiting = waits.now(now);
        execute(
                BEAT,
                Tuple.of(instance, host, version, startedAt, claims.all().size())
                        .addLong(oldest.isPresent() ? (Long) oldest.getAsLong() : null)
                        .addString(waiting == null ? null : waiting.server().column())
                        .addDouble(waiting == null ? null : (Double) ((now - waiting.since()) / 1000.0))
                        .addOffsetDateTime(lastPublish.at()));
        execute(FORGET_OLD, Tuple.of((double) config.forgetBeatsAfter().toSeconds()));
    }

    /** Takes the row away: this instance ends and works no more. Blocks for some seconds at most. */
    public void end() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(GOODBYE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("the last beat is still on its way");
            }
            pool.preparedQuery(GOODBYE).execute(Tuple.of(instance)).await().atMost(GOODBYE_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warnf("this indexer's row stays until it is swept: %s", e.getMessage());
        }
    }

    private void execute(String sql, Tuple arguments) {
        pool.preparedQuery(sql).execute(arguments).await().atMost(config.catalogTimeout());
    }
}
