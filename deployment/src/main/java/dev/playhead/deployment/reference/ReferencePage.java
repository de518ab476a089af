package dev.playhead.deployment.reference;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The reference as Markdown: a table for each group of keys. */
final class ReferencePage {

    /** Variables that are no configuration keys: the JVM's launcher reads them. */
    static final Map<String, String> PROCESS_VARIABLES = Map.of(
            "JDK_JAVA_OPTIONS",
            "Options of the JVM. The images set `-XX:+UseSerialGC -XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError -Djava.awt.headless=true`;"
                    + " a value of yours replaces these, not what the entry point itself passes.");

    private static final String HEAD = """
            # Configuration

            <!-- Made from the sources; don't edit. After a change run: %s -->

            Every key can be set as an environment variable, which wins over the defaults below. Durations are written `30s`,
            `5m`, `1h`; sizes `64M` or bytes. **required** means that whoever reads the key doesn't start without it. Kafka
            clients and the framework understand more keys than these; listed are those that an installation has to think about.

            `migrate` is the indexer with the argument `migrate`; besides its own keys it reads the addresses and credentials of
            Kafka, the catalog and ClickHouse.
            """;

    private final ShippedDefaults shipped;

    ReferencePage(ShippedDefaults shipped) {
        this.shipped = shipped;
    }

    String write(Collection<ConfigurationKey> keys) {
        Map<String, List<ConfigurationKey>> groups = new TreeMap<>();
        for (ConfigurationKey key : keys) {
            groups.computeIfAbsent(group(key.name()), name -> new ArrayList<>()).add(key);
        }
        var page = new StringBuilder(HEAD.formatted(ConfigurationReference.COMMAND));
        groups.forEach((name, members) -> {
            page.append("\n## ").append(name).append("\n\n");
            page.append(
                    "| key and environment variable | type | default | read by | what it says |\n|---|---|---|---|---|\n");
            members.forEach(key -> page.append(row(key)));
        });
        page.append("\n## The process itself\n\n| environment variable | what it says |\n|---|---|\n");
        new TreeMap<>(PROCESS_VARIABLES).forEach((name, what) -> page.append("| `%s` | %s |\n".formatted(name, what)));
        return page.toString();
    }

    private String row(ConfigurationKey key) {
        String fallback = shipped.describe(key);
        if (fallback.isEmpty()) {
            fallback = key.required() ? "**required**" : "–";
        }
        return "| `%s`<br>`%s` | %s | %s | %s | %s |\n"
                .formatted(
                        key.name(),
                        key.environmentVariable(),
                        key.type(),
                        fallback,
                        String.join(", ", key.readers()),
                        key.description().replace("|", "\\|"));
    }

    /** The first two names of a key, {@code playhead.ingest}; keys directly below {@code playhead} are a group of their own. */
    private static String group(String name) {
        String[] parts = name.split("\\.", -1);
        if (!parts[0].equals("playhead")) {
            return parts[0].equals("kafka") ? "kafka" : parts[0] + '.' + parts[1];
        }
        return parts.length > 2 ? parts[0] + '.' + parts[1] : parts[0];
    }
}
