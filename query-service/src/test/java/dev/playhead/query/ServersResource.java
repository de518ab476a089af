package dev.playhead.query;

import dev.playhead.embedded.quarkus.ClickHouseResource;
import dev.playhead.embedded.quarkus.KafkaResource;
import dev.playhead.embedded.quarkus.PostgresResource;
import dev.playhead.query.login.OpenIdProvider;
import dev.playhead.storage.migrate.CatalogMigration;
import dev.playhead.wire.TopicCreation;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** PostgreSQL, Kafka and ClickHouse as the migrate command leaves them. */
public final class ServersResource implements QuarkusTestResourceLifecycleManager {
    /** Whom the configuration makes an operator. */
    public static final String OPERATOR = "operator@example.org";

    private final OpenIdProvider provider = new OpenIdProvider();
    private final PostgresResource postgres = new PostgresResource();
    private final KafkaResource kafka = new KafkaResource();
    private final ClickHouseResource clickHouse = new ClickHouseResource();

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(postgres.start());
        settings.putAll(kafka.start());
        settings.putAll(clickHouse.start());
        CatalogMigration.migrate(
                settings.get("playhead.catalog.jdbc-url"),
                settings.get("quarkus.datasource.username"),
                settings.get("quarkus.datasource.password"));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", settings.get("kafka.bootstrap.servers")))) {
            TopicCreation.createMissing(admin, 2, (short) 1);
        }
        settings.put("playhead.admin-key", Keys.ADMIN);
        settings.put("playhead.share.secret", "a-secret-for-share-links-of-the-tests");
        settings.put("playhead.query.shares.most-open", "3");
        settings.put("playhead.token.secret", Keys.TOKEN_SECRET);
        settings.put("playhead.query.live-list.keepalive", "300ms");
        settings.put("playhead.query.live-list.access-check", "300ms");
        settings.put("playhead.query.live-list.followers", "6");
        settings.put("playhead.query.new-websites.retention-days", "14");
        settings.put("playhead.sql.time", "2s");
        settings.put("playhead.sql.memory-bytes", "300000000");
        settings.put("playhead.query.login.oidc", "true");
        settings.put("playhead.query.login.operators", OPERATOR);
        settings.put("quarkus.oidc.auth-server-url", provider.issuer());
        settings.put("quarkus.oidc.client-id", OpenIdProvider.CLIENT);
        settings.put("quarkus.oidc.credentials.secret", OpenIdProvider.CLIENT_SECRET);
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        postgres.inject(injector);
        kafka.inject(injector);
        clickHouse.inject(injector);
    }

    @Override
    public void stop() {
        provider.stop();
        postgres.stop();
        kafka.stop();
        clickHouse.stop();
    }
}
