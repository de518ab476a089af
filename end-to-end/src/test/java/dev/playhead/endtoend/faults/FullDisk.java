package dev.playhead.endtoend.faults;

import dev.playhead.embedded.EmbeddedClickHouse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/**
 * ClickHouse finds too little room on its disk, because so much is asked for: what it does to inserts then is what it does on a full
 * one, and no disk has to be filled.
 */
final class FullDisk implements AutoCloseable {
    private static final List<String> TABLES = List.of("facts", "recordings");
    private static final String SETTING = "min_free_disk_bytes_to_perform_insert";

    private final EmbeddedClickHouse server;

    FullDisk(EmbeddedClickHouse server) {
        this.server = server;
        alter("MODIFY SETTING " + SETTING + " = " + Long.MAX_VALUE);
    }

    @Override
    public void close() {
        alter("RESET SETTING " + SETTING);
    }

    private void alter(String change) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (String table : TABLES) {
                HttpRequest statement = HttpRequest.newBuilder(URI.create(server.url() + "/?database=playhead"))
                        .header("X-ClickHouse-User", server.username())
                        .header("X-ClickHouse-Key", server.password())
                        .POST(HttpRequest.BodyPublishers.ofString("ALTER TABLE " + table + " " + change))
                        .build();
                HttpResponse<String> answer = http.send(statement, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    throw new AssertionError("ClickHouse didn't " + change + ": " + answer.body());
                }
            }
        } catch (IOException away) {
            throw new AssertionError("ClickHouse didn't " + change, away);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }
}
