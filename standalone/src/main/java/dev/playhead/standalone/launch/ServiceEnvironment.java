package dev.playhead.standalone.launch;

import dev.playhead.embedded.EmbeddedServers;
import java.util.Map;
import java.util.TreeMap;

/** The configuration that standalone gives to the services, all of it by environment. */
final class ServiceEnvironment {
    /** Must be the database that migrate creates. */
    private static final String CLICKHOUSE_DATABASE = "playhead";

    private static final String BUCKET = "playhead";

    private final EmbeddedServers servers;
    private final Secrets secrets;
    private final Ports ports;
    private final Map<String, String> more;

    ServiceEnvironment(EmbeddedServers servers, Secrets secrets, Ports ports, Map<String, String> more) {
        this.servers = servers;
        this.secrets = secrets;
        this.ports = ports;
        this.more = more;
    }

    static String bucket() {
        return BUCKET;
    }

    static String clickHouseDatabase() {
        return CLICKHOUSE_DATABASE;
    }

    /** What one service reads: ingest, whose only dependency is Kafka, hears of no other server. */
    Map<String, String> of(String service) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(ports.of(service)));
        environment.put("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true");
        environment.put("QUARKUS_HTTP_PROXY_ENABLE_FORWARDED_HOST", "true");
        environment.put("KAFKA_BOOTSTRAP_SERVERS", servers.kafka().bootstrapServers());
        environment.put("PLAYHEAD_TOPICS_CHUNK_PARTITIONS", "8");
        environment.put("PLAYHEAD_TOPICS_REPLICATION", "1");
        environment.put("PLAYHEAD_TOKEN_SECRET", secrets.tokenSecret());
        if (!service.equals("ingest")) {
            addStorage(environment);
        }
        if (service.equals("indexer")) {
            environment.put("PLAYHEAD_CATALOG_JDBC_URL", servers.postgreSql().jdbcUrl());
            environment.put("PLAYHEAD_INDEXER_FLUSH_AGE", "2s");
            // A killed indexer's successor gets its partitions only when the old membership has lapsed: the least that
            // Kafka allows, which is over by the time the successor has started.
            environment.put("MP_MESSAGING_INCOMING_CHUNKS_SESSION_TIMEOUT_MS", "6000");
            environment.put("MP_MESSAGING_INCOMING_CHUNKS_HEARTBEAT_INTERVAL_MS", "2000");
        }
        environment.putAll(more);
        return environment;
    }

    /** What one more instance of a service reads, which listens on a port of its own. */
    Map<String, String> on(String service, int port) {
        Map<String, String> environment = of(service);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        return environment;
    }

    /** What every service may read that is run by hand; its port is its own default. */
    Map<String, String> ofAny() {
        Map<String, String> environment = new TreeMap<>(of("indexer"));
        environment.remove("QUARKUS_HTTP_PORT");
        // Of a channel that the other services don't have: its name alone would be a mistake in their configuration.
        environment.keySet().removeIf(name -> name.startsWith("MP_MESSAGING_"));
        return environment;
    }

    private void addStorage(Map<String, String> environment) {
        environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", servers.postgreSql().reactiveUrl());
        environment.put("QUARKUS_DATASOURCE_USERNAME", servers.postgreSql().user());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", servers.postgreSql().password());
        environment.put("QUARKUS_S3_ENDPOINT_OVERRIDE", servers.s3().endpoint());
        environment.put("QUARKUS_S3_PATH_STYLE_ACCESS", "true");
        environment.put("QUARKUS_S3_AWS_REGION", servers.s3().region());
        environment.put("QUARKUS_S3_AWS_CREDENTIALS_TYPE", "static");
        environment.put(
                "QUARKUS_S3_AWS_CREDENTIALS_STATIC_PROVIDER_ACCESS_KEY_ID",
                servers.s3().accessKey());
        environment.put(
                "QUARKUS_S3_AWS_CREDENTIALS_STATIC_PROVIDER_SECRET_ACCESS_KEY",
                servers.s3().secretKey());
        environment.put("PLAYHEAD_STORAGE_BUCKET", BUCKET);
        environment.put("PLAYHEAD_CLICKHOUSE_URL", servers.clickHouse().url());
        environment.put("PLAYHEAD_CLICKHOUSE_USERNAME", servers.clickHouse().username());
        environment.put("PLAYHEAD_CLICKHOUSE_PASSWORD", servers.clickHouse().password());
        environment.put("PLAYHEAD_CLICKHOUSE_DATABASE", CLICKHOUSE_DATABASE);
        environment.put("PLAYHEAD_ADMIN_KEY", secrets.adminKey());
        environment.put("PLAYHEAD_SHARE_SECRET", secrets.shareSecret());
    }
}
