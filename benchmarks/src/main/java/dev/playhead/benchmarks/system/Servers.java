package dev.playhead.benchmarks.system;

import dev.playhead.embedded.EmbeddedClickHouse;
import dev.playhead.embedded.EmbeddedKafka;
import dev.playhead.embedded.EmbeddedPostgreSql;
import dev.playhead.embedded.EmbeddedS3;
import dev.playhead.embedded.EmbeddedServer;
import dev.playhead.storage.migrate.CatalogMigration;
import dev.playhead.storage.migrate.FactsMigration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Each server is started, and given its topics, tables or bucket, when it is first asked for. Used by one thread. */
final class Servers implements AutoCloseable {
    private final EmbeddedKafka kafka;
    private final EmbeddedPostgreSql postgres;
    private final EmbeddedS3 s3;
    private final EmbeddedClickHouse clickHouse;
    private final Set<EmbeddedServer> ready = new HashSet<>();

    Servers(EmbeddedKafka kafka, EmbeddedPostgreSql postgres, EmbeddedS3 s3, EmbeddedClickHouse clickHouse) {
        this.kafka = kafka;
        this.postgres = postgres;
        this.s3 = s3;
        this.clickHouse = clickHouse;
    }

    /** All on free ports, each in a folder of its own below that one; none runs yet. */
    static Servers below(Path folder) {
        return new Servers(
                new EmbeddedKafka(folder.resolve("kafka"), 0),
                new EmbeddedPostgreSql(folder.resolve("postgresql"), 0),
                new EmbeddedS3(folder.resolve("s3"), 0),
                new EmbeddedClickHouse(folder.resolve("clickhouse"), 0));
    }

    /**
     * Starts those that don't run yet, side by side.
     *
     * @throws IOException one did not start, so all have been ended, those that ran before, too
     */
    void start(EmbeddedServer... wanted) throws IOException {
        List<EmbeddedServer> missing = new ArrayList<>(List.of(wanted));
        missing.removeAll(ready);
        try {
            SideBySide.each(missing, server -> {
                server.start();
                prepare(server);
            });
            ready.addAll(missing);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    EmbeddedKafka kafka() {
        return kafka;
    }

    EmbeddedPostgreSql postgres() {
        return postgres;
    }

    EmbeddedS3 s3() {
        return s3;
    }

    EmbeddedClickHouse clickHouse() {
        return clickHouse;
    }

    private void prepare(EmbeddedServer server) throws IOException {
        if (server == kafka) {
            Log.prepare(kafka.bootstrapServers());
        } else if (server == postgres) {
            CatalogMigration.migrate(postgres.jdbcUrl(), postgres.user(), postgres.password());
        } else if (server == clickHouse) {
            FactsMigration.migrate(Facts.settings(clickHouse));
        } else {
            try (Bucket bucket = new Bucket(s3)) {
                bucket.create();
            }
        }
    }

    /** At once: nobody reads their data any more. PostgreSQL is asked to, since it leaves shared memory behind otherwise. */
    @Override
    public void close() {
        kafka.kill();
        clickHouse.kill();
        s3.kill();
        postgres.stop();
        ready.clear();
    }
}
