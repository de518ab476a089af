package dev.playhead.endtoend.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches one recording live as an EventSource does: when the stream ends it comes back with the last id it has seen.
 * {@link #run} goes on until its thread is interrupted.
 */
public final class LiveViewer implements Runnable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    private final HttpClient http;
    private final Supplier<URI> instances;
    private final String secretKey;
    private final String recordingId;
    private final List<String> marks = new CopyOnWriteArrayList<>();
    private volatile String lastId = "";
    private volatile int connections;
    private volatile boolean left;
    private volatile @Nullable InputStream stream;

    public LiveViewer(HttpClient http, URI gateway, String secretKey, String recordingId) {
        this(http, () -> gateway, secretKey, recordingId);
    }

    /** @param instances asked for each connection where it goes */
    public LiveViewer(HttpClient http, Supplier<URI> instances, String secretKey, String recordingId) {
        this.http = http;
        this.instances = instances;
        this.secretKey = secretKey;
        this.recordingId = recordingId;
    }

    /** Marks of the events that arrived, in the order of their arrival. */
    public List<String> marks() {
        return List.copyOf(marks);
    }

    public String recordingId() {
        return recordingId;
    }

    public int connections() {
        return connections;
    }

    /** Loses the connection; the next one resumes. */
    public void hop() throws IOException {
        InputStream open = stream;
        if (open != null) {
            open.close();
        }
    }

    /** Goes away for good. */
    public void leave() throws IOException {
        left = true;
        hop();
    }

    @Override
    public void run() {
        while (!left && !Thread.currentThread().isInterrupted()) {
            try {
                watch();
            } catch (IOException streamBroke) {
                Pause.of(BETWEEN_TRIES);
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void watch() throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        instances.get().resolve("/api/v1/replay/" + recordingId + "/live"))
                .header("Authorization", "Bearer " + secretKey)
                .header("Accept", "text/event-stream");
        if (!lastId.isEmpty()) {
            request.header("Last-Event-ID", lastId);
        }
        HttpResponse<InputStream> answer = http.send(request.build(), BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != 200) {
                Pause.of(BETWEEN_TRIES);
                return;
            }
            connections++;
            stream = body;
            read(new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8)));
        }
    }

    /** An event counts when its empty line has come, as in a browser. */
    private void read(BufferedReader lines) throws IOException {
        String event = "message";
        String id = lastId;
        StringBuilder data = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                if (event.equals("events") && !data.isEmpty()) {
                    take(data.toString());
                }
                lastId = id;
                event = "message";
                data.setLength(0);
            } else if (line.startsWith("event:")) {
                event = line.substring(6).strip();
            } else if (line.startsWith("id:")) {
                id = line.substring(3).strip();
            } else if (line.startsWith("data:")) {
                data.append(line, 5, line.length());
            }
        }
    }

    private void take(String data) throws IOException {
        for (JsonNode event : JSON.readTree(data)) {
            String mark = event.path("data").path("payload").path("mark").asText();
            if (!mark.isEmpty()) {
                marks.add(mark);
            }
        }
    }
}
