package dev.playhead.indexer.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.embedded.quarkus.ClickHouseResource;
import dev.playhead.embedded.quarkus.KafkaResource;
import dev.playhead.embedded.quarkus.PostgresResource;
import dev.playhead.embedded.quarkus.S3Resource;
import dev.playhead.indexer.CatalogLink;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All four servers, migrated by the real command; the catalog behind a link that a test can cut. */
public final class Backend implements QuarkusTestResourceLifecycleManager {

    private static final String CATALOG = "quarkus.datasource.reactive.url";

    private final List<QuarkusTestResourceLifecycleManager> servers =
            List.of(new KafkaResource(), new PostgresResource(), new S3Resource(), new ClickHouseResource());

    private @Nullable CatalogLink link;

    @Override
    public Map<String, String> start() {
        Map<String, String> config = new HashMap<>();
        servers.forEach(server -> config.putAll(server.start()));
        config.put("playhead.topics.chunk-partitions", "4");
        config.put("playhead.topics.replication", "1");
        assertThat(Migrate.run(System.out, System.err, config)).isZero();
        URI direct = URI.create(Objects.requireNonNull(config.get(CATALOG)));
        CatalogLink made = new CatalogLink(direct.getPort());
        link = made;
        config.put(
                CATALOG,
                config.get(CATALOG).replace(direct.getHost() + ":" + direct.getPort(), "127.0.0.1:" + made.port()));
        return config;
    }

    @Override
    public void inject(TestInjector injector) {
        servers.forEach(server -> server.inject(injector));
        injector.injectIntoFields(link, new TestInjector.MatchesType(CatalogLink.class));
    }

    @Override
    public void stop() {
        if (link != null) {
            link.close();
        }
        servers.forEach(QuarkusTestResourceLifecycleManager::stop);
    }
}
