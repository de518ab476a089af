package dev.playhead.indexer.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where the servers of a Playhead on this machine are: its run.json. */
final class RunFile {

    private static final String VARIABLE = "PLAYHEAD_RUN_FILE";

    private RunFile() {}

    /** As configuration; nothing where no such file is named, as on Kubernetes. */
    static Map<String, String> settings() {
        String named = System.getenv(VARIABLE);
        return named == null || named.isEmpty() ? Map.of() : settings(Path.of(named));
    }

    static Map<String, String> settings(Path file) {
        if (!Files.isReadable(file)) {
            throw new IllegalStateException("Playhead is not running: there is no " + file);
        }
        try {
            JsonNode servers = new ObjectMapper().readTree(file.toFile()).path("servers");
            JsonNode catalog = servers.path("postgres");
            return Map.of(
                    "kafka.bootstrap.servers",
                            servers.path("kafka").path("bootstrap").asText(),
                    "playhead.catalog.jdbc-url", catalog.path("jdbcUrl").asText(),
                    "quarkus.datasource.username", catalog.path("user").asText(),
                    "quarkus.datasource.password", catalog.path("password").asText());
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + file, e);
        }
    }
}
