package dev.playhead.doctor.options;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Reads the local installation's run.json as if its address and key had been given. */
final class RunFile {
    private RunFile() {}

    /** @throws UsageException when there is none: nothing runs here, and nothing else was named */
    static Map<String, String> read(Path file) {
        if (!Files.exists(file)) {
            throw new UsageException("Playhead isn't running here (there is no " + file
                    + "). Start it with ./playhead up, or name another installation: --url with --admin-key,"
                    + " or with --website and --secret-key");
        }
        try {
            JsonNode run = new ObjectMapper().readTree(file.toFile());
            if (!run.has("gateway")) {
                throw new UsageException("Only the servers run here (./playhead infra): there is no gateway to check");
            }
            return Map.of(
                    "url", run.path("gateway").asText(),
                    "admin-key", run.path("adminKey").asText());
        } catch (IOException unreadable) {
            throw new UsageException(file + " can't be read: " + unreadable.getMessage());
        }
    }
}
