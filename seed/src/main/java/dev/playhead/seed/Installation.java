package dev.playhead.seed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where to write, and for whom. */
record Installation(Map<String, String> configuration, String websiteId) {
    /** @throws UsageException if it isn't said, or the installation doesn't run */
    static Installation of(SeedOptions options) {
        if (options.home().isEmpty()) {
            return new Installation(
                    Map.of(),
                    options.website().orElseThrow(() -> new UsageException("say whose they are: --website flid_…")));
        }
        JsonNode run = read(options.home().get().resolve("run.json"));
        JsonNode postgres = run.at("/servers/postgres");
        JsonNode clickHouse = run.at("/servers/clickhouse");
        return new Installation(
                Map.of(
                        "playhead.catalog.jdbc-url", postgres.path("jdbcUrl").asText(),
                        "quarkus.datasource.username", postgres.path("user").asText(),
                        "quarkus.datasource.password", postgres.path("password").asText(),
                        "playhead.clickhouse.url", clickHouse.path("url").asText(),
                        "playhead.clickhouse.username",
                                clickHouse.path("username").asText(),
                        "playhead.clickhouse.password",
                                clickHouse.path("password").asText(),
                        "playhead.clickhouse.database",
                                clickHouse.path("database").asText()),
                options.website().orElse(run.path("websiteId").asText()));
    }

    private static JsonNode read(Path runFile) {
        try {
            return new ObjectMapper().readTree(Files.readString(runFile));
        } catch (IOException unreadable) {
            throw new UsageException("Playhead doesn't run there: can't read " + runFile, unreadable);
        }
    }
}
