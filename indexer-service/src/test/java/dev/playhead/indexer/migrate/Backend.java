package dev.playhead.indexer.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.embedded.quarkus.ClickHouseResource;
import dev.playhead.embedded.quarkus.KafkaResource;
import dev.playhead.embedded.quarkus.PostgresResource;
import dev.playhead.embedded.quarkus.S3Resource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All four servers, migrated by the real command. */
public final class Backend implements QuarkusTestResourceLifecycleManager {

    private final List<QuarkusTestResourceLifecycleManager> servers =
            List.of(new KafkaResource(), new PostgresResource(), new S3Resource(), new ClickHouseResource());

    @Override
    public Map<String, String> start() {
        Map<String, String> config = new HashMap<>();
        servers.forEach(server -> config.putAll(server.start()));
        config.put("playhead.topics.chunk-partitions", "4");
        config.put("playhead.topics.replication", "1");
        assertThat(Migrate.run(System.out, System.err, config)).isZero();
        return config;
    }

    @Override
    public void inject(TestInjector injector) {
        servers.forEach(server -> server.inject(injector));
    }

    @Override
    public void stop() {
        servers.forEach(QuarkusTestResourceLifecycleManager::stop);
    }
}
