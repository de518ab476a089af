package dev.playhead.benchmarks.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.playhead.benchmarks.system.Cpu;
import dev.playhead.benchmarks.system.PlayheadSystem;
import dev.playhead.embedded.ServiceProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What is measured: chunks posted to ingest as our recorder does, and server-sent events as a browser gets them from replay-service. */
final class LiveStreams implements Way {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI ingest;
    private final ServiceProcess replay;
    private final int viewers;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Arrivals arrivals = new Arrivals();
    private final List<Recording> recordings = new ArrayList<>();
    private final List<InputStream> open = new ArrayList<>();
    private volatile boolean closing;

    private static final class Recording {
        final String id;
        final String token;
        final String window = UUID.randomUUID().toString();
        int seq;

        Recording(String id, String token) {
            this.id = id;
            this.token = token;
        }
    }

    /** Returns when all of them watch. */
    LiveStreams(URI ingest, ServiceProcess replay, int recordings, int viewers)
            throws IOException, InterruptedException {
        this.ingest = ingest;
        this.replay = replay;
        this.viewers = viewers;
        for (int i = 0; i < recordings; i++) {
            this.recordings.add(begin());
            send(i, System.nanoTime());
        }
        for (Recording recording : this.recordings) {
            for (int i = 0; i < viewers; i++) {
                watch(recording);
            }
        }
    }

    @Override
    public String name() {
        return "POST to SSE";
    }

    private Recording begin() throws IOException, InterruptedException {
        HttpResponse<String> started = http.send(
                HttpRequest.newBuilder(ingest.resolve("/events"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"type\":\"recording_start\",\"websiteId\":\""
                                + PlayheadSystem.WEBSITE.value() + "\",\"visitorUid\":\"v\"}"))
                        .build(),
                BodyHandlers.ofString());
        JsonNode answer = JSON.readTree(started.body());
        return new Recording(
                answer.required("recordingUid").asText(),
                answer.required("token").asText());
    }

    @Override
    public void send(int recording, long dueAt) throws IOException, InterruptedException {
        Recording one = recordings.get(recording);
        URI chunks = ingest.resolve("/recordings/" + one.id + "/chunks?windowId=" + one.window + "&seq=" + one.seq++);
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(chunks)
                        .header("Content-Type", "application/x-ndjson")
                        .header("Content-Encoding", "gzip")
                        .header("Authorization", "Bearer " + one.token)
                        .POST(BodyPublishers.ofByteArray(SentChunk.at(dueAt)))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 204) {
            throw new IOException("ingest answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    private void watch(Recording recording) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = http.send(
                HttpRequest.newBuilder(replay.url().resolve("/api/v1/replay/" + recording.id + "/live"))
                        .header("Authorization", "Bearer " + PlayheadSystem.ADMIN_KEY)
                        .build(),
                BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new IOException("replay answered " + answer.statusCode());
        }
        open.add(answer.body());
        Thread.ofVirtual().start(() -> read(answer.body()));
    }

    /** An event counts when its whole line is there. */
    private void read(InputStream body) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                SentChunk.sentAt(line).ifPresent(arrivals::arrived);
            }
        } catch (IOException e) {
            if (!closing) {
                throw new UncheckedIOException("a viewer's stream broke", e);
            }
        }
    }

    @Override
    public Arrivals arrivals() {
        return arrivals;
    }

    @Override
    public int viewers() {
        return viewers;
    }

    /** Of replay-service. */
    @Override
    public Duration cpu() {
        return Cpu.of(replay);
    }

    @Override
    public void close() throws IOException {
        closing = true;
        for (InputStream body : open) {
            body.close();
        }
        http.close();
    }
}
