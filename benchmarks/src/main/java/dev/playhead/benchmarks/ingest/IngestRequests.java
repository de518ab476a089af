package dev.playhead.benchmarks.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.playhead.benchmarks.system.Cpu;
import dev.playhead.embedded.ServiceProcess;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What is measured: ingest, as our recorder posts to it. A lane is one connection and one recording. */
public final class IngestRequests implements Writer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient starts = HttpClient.newHttpClient();
    private final URI ingest;
    private final ServiceProcess process;
    private final String websiteId;

    public IngestRequests(ServiceProcess process, String websiteId) {
        this.ingest = process.url();
        this.process = process;
        this.websiteId = websiteId;
    }

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public Connection lane(int number) throws IOException, InterruptedException {
        HttpResponse<String> started = starts.send(
                HttpRequest.newBuilder(ingest.resolve("/events"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"type\":\"recording_start\",\"websiteId\":\"" + websiteId
                                + "\",\"visitorUid\":\"v\"}"))
                        .build(),
                BodyHandlers.ofString());
        JsonNode recording = JSON.readTree(started.body());
        return new Connection(
                new Socket(ingest.getHost(), ingest.getPort()),
                recording.required("recordingUid").asText(),
                recording.required("token").asText());
    }

    @Override
    public Duration cpu() {
        return Cpu.ofWork(process);
    }

    @Override
    public void close() {
        starts.close();
    }

    /** As little of a client as HTTP allows: it runs on the cores that are measured. */
    public static final class Connection implements Lane {
        private static final String END = "\r\n\r\n";

        private final Socket socket;
        private final OutputStream out;
        private final InputStream in;
        private final String recording;
        private final String path;
        private final String headers;
        private long seq;

        Connection(Socket socket, String recording, String token) throws IOException {
            this.socket = socket;
            socket.setTcpNoDelay(true);
            out = socket.getOutputStream();
            in = new BufferedInputStream(socket.getInputStream());
            this.recording = recording;
            path = "POST /recordings/" + recording + "/chunks?windowId=w&seq=";
            headers = " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\nContent-Encoding: gzip\r\n"
                    + "Authorization: Bearer " + token + "\r\nContent-Length: ";
        }

        /** Its id. */
        public String recording() {
            return recording;
        }

        @Override
        public void write(byte[] chunk) throws IOException {
            byte[] head = (path + seq++ + headers + chunk.length + END).getBytes(StandardCharsets.US_ASCII);
            byte[] request = new byte[head.length + chunk.length];
            System.arraycopy(head, 0, request, 0, head.length);
            System.arraycopy(chunk, 0, request, head.length, chunk.length);
            out.write(request);
            StringBuilder answer = new StringBuilder();
            while (answer.indexOf(END, Math.max(0, answer.length() - END.length())) < 0) {
                int next = in.read();
                if (next < 0) {
                    throw new IOException("ingest closed the connection after: " + answer);
                }
                answer.append((char) next);
            }
            if (!answer.toString().startsWith("HTTP/1.1 204")) {
                throw new IOException("ingest answered " + answer);
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
