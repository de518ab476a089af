package dev.playhead.replay;

import dev.playhead.embedded.quarkus.KafkaResource;
import dev.playhead.embedded.quarkus.PostgresResource;
import dev.playhead.embedded.quarkus.S3Resource;
import dev.playhead.storage.migrate.CatalogMigration;
import dev.playhead.wire.TopicCreation;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The servers that replay-service reads from, migrated, and limits small enough to be reached in a test. */
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(S3Resource.class)
@QuarkusTestResource(ReplayServers.Limits.class)
@ApplicationScoped
public class ReplayServers {
    static final String ADMIN_KEY = "admin-of-the-test";
    static final int PARTITIONS = 4;
    static final String TOKEN_SECRET = "a-secret-for-append-tokens-of-the-tests";
    /** Three renewals. */
    static final Duration WATCHED_LEASE = Duration.ofMillis(1_500);

    void migrate(
            @Observes StartupEvent start,
            @ConfigProperty(name = "playhead.catalog.jdbc-url") String jdbcUrl,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        CatalogMigration.migrate(jdbcUrl, user, password);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            TopicCreation.createMissing(admin, PARTITIONS, (short) 1);
        }
    }

    /** Settings of the service under test. */
    public static final class Limits implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            return Map.ofEntries(
                    Map.entry("playhead.admin-key", ADMIN_KEY),
                    // Replay-service never asks ClickHouse; the storage module's settings want an address all the same.
                    Map.entry("playhead.clickhouse.url", "http://localhost:1"),
                    Map.entry("playhead.share.secret", "a-secret-for-share-links-of-the-tests"),
                    Map.entry("playhead.token.secret", TOKEN_SECRET),
                    Map.entry("playhead.replay.access-check", "200ms"),
                    Map.entry("playhead.replay.write-timeout", "2s"),
                    Map.entry("playhead.replay.live.keepalive", "300ms"),
                    Map.entry("playhead.replay.live.stopped-grace", "300ms"),
                    Map.entry("playhead.replay.live.watched-renewal", "500ms"),
                    Map.entry("playhead.replay.live.buffer-bytes", "1000000"),
                    // Less than two blocks of the export test, so that blocks make room for each other.
                    Map.entry("playhead.replay.export.held-bytes", "600"),
                    Map.entry("playhead.replay.export.tail-bytes", "200000"),
                    Map.entry("playhead.replay.export.at-once", "1"));
        }

        @Override
        public void stop() {}
    }
}
