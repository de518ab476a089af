package dev.playhead.benchmarks.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.playhead.benchmarks.system.Cpu;
import dev.playhead.embedded.ServiceProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What is measured: ingest, as our recorder posts to it. A lane is one connection and one recording. */
public final class IngestRequests implements Writer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;

    private final ServiceProcess process;
    private final String websiteId;

    public IngestRequests(ServiceProcess process, String websiteId) {
        this.process = process;
        this.websiteId = websiteId;
    }

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public Recording lane(int number) throws IOException {
        KeptConnection connection = new KeptConnection(process.url());
        String start = "{\"type\":\"recording_start\",\"websiteId\":\"" + websiteId + "\",\"visitorUid\":\"v\"}";
        JsonNode started = JSON.readTree(connection.post(
                "/events", "Content-Type: application/json\r\n", start.getBytes(StandardCharsets.UTF_8), OK));
        return new Recording(
                connection,
                started.required("recordingUid").asText(),
                started.required("token").asText());
    }

    @Override
    public Duration cpu() {
        return Cpu.ofWork(process);
    }

    /** Its lanes are closed one by one. */
    @Override
    public void close() {}

    /** A recording and its connection. */
    public static final class Recording implements Lane {
        private final KeptConnection connection;
        private final String id;
        private final String path;
        private final String headers;
        private long seq;

        Recording(KeptConnection connection, String id, String token) {
            this.connection = connection;
            this.id = id;
            path = "/recordings/" + id + "/chunks?windowId=w&seq=";
            headers = "Content-Type: application/x-ndjson\r\nContent-Encoding: gzip\r\nAuthorization: Bearer " + token
                    + "\r\n";
        }

        public String id() {
            return id;
        }

        @Override
        public void write(byte[] chunk) throws IOException {
            connection.post(path + seq++, headers, chunk, NO_CONTENT);
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }
}
