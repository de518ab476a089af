package dev.playhead.deployment.reference;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Keys that no interface of ours declares: those of the framework that an installation sets, and those that are injected
 * one by one. Where a service's own properties file has a default, that stands in the reference.
 */
final class DescribedKeys {
    private static final String[] STORING = {"indexer", "query", "replay"};
    private static final String[] EVERYONE = {"ingest", "indexer", "query", "replay"};

    private DescribedKeys() {}

    static List<ConfigurationKey> all() {
        return List.of(
                required(
                        "kafka.bootstrap.servers",
                        "list of text",
                        "Kafka's brokers, `host:port`, separated by commas.",
                        EVERYONE),
                required(
                        "quarkus.datasource.reactive.url",
                        "address",
                        "The catalog: `postgresql://host:port/database`.",
                        STORING),
                required(
                        "quarkus.datasource.username",
                        "text",
                        "The catalog's user; owns the tables that `migrate` makes.",
                        STORING),
                required("quarkus.datasource.password", "text", "The catalog's password.", STORING),
                key(
                        "quarkus.datasource.reactive.max-size",
                        "number",
                        "",
                        "Connections to the catalog of one process.",
                        STORING),
                key(
                        "quarkus.s3.endpoint-override",
                        "address",
                        "",
                        "Object storage other than Amazon's: its address.",
                        STORING),
                key(
                        "quarkus.s3.path-style-access",
                        "true or false",
                        "",
                        "Whether the bucket stands in the path (`true`) or in the host name.",
                        STORING),
                key(
                        "quarkus.s3.aws.region",
                        "text",
                        "",
                        "Region that requests are signed for; any text for most stores other than Amazon's.",
                        STORING),
                key(
                        "quarkus.s3.aws.credentials.type",
                        "text",
                        "default",
                        "`static` for the two keys below; `default` looks where Amazon's SDK usually does (environment, profile, instance role).",
                        STORING),
                key("quarkus.s3.aws.credentials.static-provider.access-key-id", "text", "", "Access key.", STORING),
                key(
                        "quarkus.s3.aws.credentials.static-provider.secret-access-key",
                        "text",
                        "",
                        "Secret of the access key.",
                        STORING),
                key(
                        "playhead.admin-key",
                        "text",
                        "",
                        "The operator's key: creates websites and may read every one. Without it nobody can do either.",
                        STORING),
                key(
                        "playhead.instance",
                        "text",
                        "",
                        "Name under which an indexer claims partitions; distinct for each.",
                        "indexer"),
                key("quarkus.http.host", "text", "0.0.0.0", "Address to listen on.", EVERYONE),
                key(
                        "quarkus.http.port",
                        "number",
                        "",
                        "Port to listen on; health is at `/q/health/{live,ready,started}`, metrics at `/q/metrics`.",
                        EVERYONE),
                key(
                        "quarkus.http.proxy.proxy-address-forwarding",
                        "true or false",
                        "false",
                        "Whether `X-Forwarded-*` headers are believed; only behind a gateway that sets them itself.",
                        EVERYONE),
                key(
                        "quarkus.http.proxy.enable-forwarded-host",
                        "true or false",
                        "false",
                        "Whether `X-Forwarded-Host` is believed as well.",
                        EVERYONE),
                key(
                        "quarkus.http.proxy.trusted-proxies",
                        "list of text",
                        "",
                        "Proxies whose forwarding headers are believed, as addresses or networks; everybody's where it is not set.",
                        EVERYONE),
                key(
                        "quarkus.log.console.json.enabled",
                        "true or false",
                        "false",
                        "Whether a log line is one JSON object, for collectors.",
                        EVERYONE),
                key(
                        "quarkus.shutdown.timeout",
                        "duration",
                        "",
                        "How long a process that was asked to end waits for requests under way. The orchestrator's own patience must be longer.",
                        EVERYONE),
                key(
                        "quarkus.log.level",
                        "text",
                        "INFO",
                        "Least level of what is logged. Payloads and secrets are logged at none.",
                        EVERYONE));
    }

    private static ConfigurationKey required(String name, String type, String description, String... readers) {
        return new ConfigurationKey(name, type, "", true, description, new TreeSet<>(Set.of(readers)));
    }

    private static ConfigurationKey key(
            String name, String type, String fallback, String description, String... readers) {
        return new ConfigurationKey(name, type, fallback, false, description, new TreeSet<>(Set.of(readers)));
    }
}
