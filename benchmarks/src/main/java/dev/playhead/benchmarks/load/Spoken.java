package dev.playhead.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.playhead.benchmarks.ingest.CloudSocket;
import dev.playhead.benchmarks.ingest.KeptConnection;
import dev.playhead.benchmarks.ingest.RecordedChunks.Chunk;
import dev.playhead.benchmarks.ingest.TextFrames;
import dev.playhead.benchmarks.system.PlayheadSystem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;

/** The dialects of docs/integrate, each as its own recorder sends it. */
enum Spoken {
    NATIVE("native, binary chunks") {
        @Override
        Recorder open(URI ingest) throws IOException {
            KeptConnection connection = new KeptConnection(ingest);
            JsonNode started = json(connection.post(
                    "/events",
                    JSON_BODY,
                    bytes("{\"type\":\"recording_start\",\"websiteId\":\"" + PlayheadSystem.WEBSITE.value()
                            + "\",\"visitorUid\":\"v\"}"),
                    200));
            String path = "/recordings/" + started.required("recordingUid").asText() + "/chunks?windowId=w&seq=";
            String headers =
                    NDJSON_GZIP + authorization(started.required("token").asText());
            return new Posting(ingest, connection) {
                private long seq;

                @Override
                public byte[] body(Chunk chunk) {
                    return chunk.gzip();
                }

                @Override
                public void send(byte[] body) throws IOException {
                    post(path + seq++, headers, body);
                }
            };
        }
    },

    RRWEB_CLOUD("rrweb Cloud, HTTP") {
        @Override
        Recorder open(URI ingest) throws IOException {
            KeptConnection connection = new KeptConnection(ingest);
            String path = "/recordings/" + UUID.randomUUID() + "/ingest";
            String headers = NDJSON_GZIP + authorization(PlayheadSystem.PUBLIC_KEY);
            return new Posting(ingest, connection) {
                @Override
                public byte[] body(Chunk chunk) {
                    return chunk.gzip();
                }

                @Override
                public void send(byte[] body) throws IOException {
                    post(path, headers, body);
                }
            };
        }
    },

    RRWEB_CLOUD_SOCKET("rrweb Cloud, WebSocket") {
        @Override
        Recorder open(URI ingest) throws IOException {
            CloudSocket socket = CloudSocket.open(ingest);
            return new Recorder() {
                @Override
                public byte[] body(Chunk chunk) {
                    return TextFrames.of(chunk.lines());
                }

                @Override
                public void send(byte[] body) throws IOException {
                    socket.write(body);
                }

                @Override
                public void close() throws IOException {
                    try (socket) {
                        socket.finish();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new IOException("interrupted while a socket ended", e);
                    }
                }
            };
        }
    },

    DOZOR("Dozor") {
        @Override
        Recorder open(URI ingest) throws IOException {
            KeptConnection connection = new KeptConnection(ingest);
            String beginning = "{\"sessionId\":\"" + UUID.randomUUID() + "\",\"events\":[";
            String headers =
                    JSON_BODY + "Content-Encoding: gzip\r\nX-Dozor-Public-Key: " + PlayheadSystem.PUBLIC_KEY + END;
            return new Posting(ingest, connection) {
                @Override
                public byte[] body(Chunk chunk) throws IOException {
                    return gzip(array(beginning, chunk, "]}"));
                }

                @Override
                public void send(byte[] body) throws IOException {
                    post("/api/ingest", headers, body);
                }
            };
        }
    },

    REPLAYA("RePlaya") {
        @Override
        Recorder open(URI ingest) throws IOException {
            KeptConnection connection = new KeptConnection(ingest);
            JsonNode created = json(connection.post(
                    "/api/sessions",
                    JSON_BODY + "x-replaya-project-key: " + PlayheadSystem.PUBLIC_KEY + END,
                    bytes("{\"url\":\"https://shop.example/\"}"),
                    201));
            String path = "/api/sessions/"
                    + created.required("session").required("id").asText() + "/events";
            String headers = JSON_BODY + "x-replaya-session-token: "
                    + created.required("appendToken").asText() + END;
            return new Posting(ingest, connection) {
                @Override
                public byte[] body(Chunk chunk) {
                    return array("{\"events\":[", chunk, "]}");
                }

                @Override
                public void send(byte[] body) throws IOException {
                    post(path, headers, body);
                }
            };
        }
    };

    private static final String END = "\r\n";
    private static final String JSON_BODY = "Content-Type: application/json\r\n";
    private static final String NDJSON_GZIP = "Content-Type: application/x-ndjson\r\nContent-Encoding: gzip\r\n";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String label;

    Spoken(String label) {
        this.label = label;
    }

    /** What the table calls it. */
    String label() {
        return label;
    }

    /** A recording of the benchmark's website. */
    abstract Recorder open(URI ingest) throws IOException;

    /** What goes over one connection. Who is told that ingest has too much to do sends the same again, as recorders do. */
    private abstract static class Posting implements Recorder {
        private static final int TOO_MUCH = 503;
        private static final int MOST_TRIES = 20;

        private final URI ingest;
        private KeptConnection connection;
        private int refused;

        Posting(URI ingest, KeptConnection connection) {
            this.ingest = ingest;
            this.connection = connection;
        }

        void post(String path, String headers, byte[] body) throws IOException {
            KeptConnection.Answer answer = connection.post(path, headers, body);
            for (int i = 0; i < MOST_TRIES && answer.status() == TOO_MUCH; i++) {
                refused++;
                LockSupport.parkNanos(Duration.ofSeconds(
                                json(answer.body()).path("retryAfter").asLong(1))
                        .toNanos());
                connection.close();
                connection = new KeptConnection(ingest);
                answer = connection.post(path, headers, body);
            }
            if (answer.status() / 100 != 2) {
                throw new IOException("ingest answered " + answer + " to " + path);
            }
        }

        @Override
        public int refused() {
            return refused;
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }

    private static String authorization(String token) {
        return "Authorization: Bearer " + token + END;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode json(String text) throws IOException {
        return JSON.readTree(text);
    }

    /** The lines as items of an array. */
    private static byte[] array(String before, Chunk chunk, String after) {
        byte[] lines = chunk.lines();
        ByteArrayOutputStream body = new ByteArrayOutputStream(lines.length + before.length() + after.length());
        body.writeBytes(bytes(before));
        // Each line ends with \n, the last one too.
        for (int i = 0; i < lines.length - 1; i++) {
            body.write(lines[i] == '\n' ? ',' : lines[i]);
        }
        body.writeBytes(bytes(after));
        return body.toByteArray();
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        }
        return packed.toByteArray();
    }
}
