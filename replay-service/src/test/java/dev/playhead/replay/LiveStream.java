package dev.playhead.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A viewer: reads server-sent events as they come, on a thread of its own. */
final class LiveStream implements AutoCloseable {
    /**
     * A message; {@code event} is "comment" for comments.
     *
     * @param age ms since the log had it, as the server says; −1 where it says nothing
     */
    record Message(String event, String id, String data, long age, long arrivedAtNanos) {}

    private final HttpResponse<InputStream> response;
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final Thread reader;
    private volatile boolean ended;

    private LiveStream(HttpResponse<InputStream> response) {
        this.response = response;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    static LiveStream open(HttpClient http, HttpRequest request) throws IOException, InterruptedException {
        return new LiveStream(http.send(request, HttpResponse.BodyHandlers.ofInputStream()));
    }

    HttpResponse<InputStream> response() {
        return response;
    }

    List<Message> messages() {
        return messages;
    }

    /** Whether the server ended the stream. */
    boolean ended() {
        return ended;
    }

    List<JsonNode> events() {
        List<JsonNode> events = new ArrayList<>();
        of("events").forEach(message -> ReplayTest.json(message.data()).forEach(events::add));
        return events;
    }

    List<String> states() {
        return of("status").stream()
                .map(message -> ReplayTest.json(message.data()).path("state").asText())
                .toList();
    }

    List<Message> of(String event) {
        return messages.stream()
                .filter(message -> message.event().equals(event))
                .toList();
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String event = "message";
            String id = "";
            String data = "";
            long age = -1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    messages.add(new Message(event, id, data, age, System.nanoTime()));
                    event = "message";
                    data = "";
                    age = -1;
                } else if (line.startsWith(":")) {
                    event = "comment";
                    data = line.substring(1).strip();
                } else if (line.startsWith("event: ")) {
                    event = line.substring(7);
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.startsWith("age: ")) {
                    age = Long.parseLong(line.substring(5));
                }
            }
            ended = true;
        } catch (IOException e) {
            ended = true;
        }
    }

    @Override
    public void close() throws Exception {
        response.body().close();
        reader.join(Duration.ofSeconds(5));
    }
}
