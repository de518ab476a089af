package dev.playhead.benchmarks.system;

import java.util.Map;
import java.util.TreeMap;

/** Variables by which a service finds the servers. */
final class Environment {
    /** Of query-service: a slow answer is a figure, and none is a failure. */
    private static final Map<String, String> PATIENT = Map.of(
            "PLAYHEAD_QUERY_LIST_TIMEOUT", "60s",
            "PLAYHEAD_QUERY_FACTS_TIMEOUT", "60s",
            "PLAYHEAD_CLICKHOUSE_READ_TIMEOUT", "60s",
            "PLAYHEAD_CLICKHOUSE_QUERY_TIMEOUT", "60s");

    private Environment() {}

    static Map<String, String> of(String service, Servers servers) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", servers.kafka().bootstrapServers());
        environment.put("PLAYHEAD_TOKEN_SECRET", "a-secret-that-protects-only-a-benchmark");
        if (!service.equals("ingest")) {
            environment.putAll(stores(servers));
        }
        if (service.equals("query")) {
            environment.putAll(PATIENT);
        }
        return environment;
    }

    private static Map<String, String> stores(Servers servers) {
        return Map.ofEntries(
                Map.entry("QUARKUS_DATASOURCE_REACTIVE_URL", servers.postgres().reactiveUrl()),
                Map.entry("QUARKUS_DATASOURCE_USERNAME", servers.postgres().user()),
                Map.entry("QUARKUS_DATASOURCE_PASSWORD", servers.postgres().password()),
                Map.entry("QUARKUS_S3_ENDPOINT_OVERRIDE", servers.s3().endpoint()),
                Map.entry("QUARKUS_S3_PATH_STYLE_ACCESS", "true"),
                Map.entry("QUARKUS_S3_AWS_REGION", servers.s3().region()),
                Map.entry("QUARKUS_S3_AWS_CREDENTIALS_TYPE", "static"),
                Map.entry(
                        "QUARKUS_S3_AWS_CREDENTIALS_STATIC_PROVIDER_ACCESS_KEY_ID",
                        servers.s3().accessKey()),
                Map.entry(
                        "QUARKUS_S3_AWS_CREDENTIALS_STATIC_PROVIDER_SECRET_ACCESS_KEY",
                        servers.s3().secretKey()),
                Map.entry("PLAYHEAD_STORAGE_BUCKET", PlayheadSystem.BUCKET),
                Map.entry("PLAYHEAD_CLICKHOUSE_URL", servers.clickHouse().url()),
                Map.entry("PLAYHEAD_CLICKHOUSE_USERNAME", servers.clickHouse().username()),
                Map.entry("PLAYHEAD_CLICKHOUSE_PASSWORD", servers.clickHouse().password()),
                Map.entry("PLAYHEAD_CLICKHOUSE_DATABASE", Facts.DATABASE),
                Map.entry("PLAYHEAD_ADMIN_KEY", PlayheadSystem.ADMIN_KEY),
                Map.entry("PLAYHEAD_SHARE_SECRET", "another-secret-that-protects-only-a-benchmark"));
    }
}
