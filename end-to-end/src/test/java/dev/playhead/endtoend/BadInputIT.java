package dev.playhead.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.standalone.RunningPlayhead;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What nobody should send, sent to the running service. */
class BadInputIT {

    /** Allocator and code caches move by some; a buffered body of 100 MiB or an inflated bomb would not fit in it. */
    private static final long MEMORY_NOISE_KIB = 48 * 1024;

    private final RunningPlayhead playhead = Installation.running();
    private final Api api = new Api(playhead);

    @Test
    void answersWhatIsWrongAndWhere() {
        NativeRecorder recorder = new NativeRecorder(api, playhead.websiteId());
        byte[] whole = NativeRecorder.gzip(NativeRecorder.marks("a", 0, 500));

        assertProblem(api.post("/events", "no json".getBytes(StandardCharsets.UTF_8), "application/json"), 400);
        assertProblem(api.post("/events", "{\"type\":\"recording_dance\"}"), 400);
        assertProblem(api.post("/events", chunkWithToken(recorder, forged(recorder.token()), whole)), 401);
        assertProblem(
                api.post(
                        "/events",
                        chunkWithToken(recorder, new NativeRecorder(api, playhead.websiteId()).token(), whole)),
                401);
        assertProblem(api.post("/events", recorder.envelope(0, Arrays.copyOf(whole, whole.length / 2))), 400);
        assertProblem(api.post("/events", recorder.envelope(0, bomb())), 413);
        assertThat(recorder.send(NativeRecorder.marks("good", 0, 1)).statusCode())
                .as("the recording itself is none the worse")
                .isEqualTo(204);
    }

    @Test
    void keepsItsMemoryWhateverIsSent() throws IOException {
        NativeRecorder recorder = new NativeRecorder(api, playhead.websiteId());
        byte[] bomb = bomb();
        for (int i = 0; i < 3; i++) {
            assertTooLarge(sendHuge());
            assertProblem(api.post("/events", recorder.envelope(0, bomb)), 413);
        }
        long before = residentKib();

        for (int i = 0; i < 10; i++) {
            assertTooLarge(sendHuge());
            assertProblem(api.post("/events", recorder.envelope(0, bomb)), 413);
        }

        assertThat(residentKib() - before).isLessThan(MEMORY_NOISE_KIB);
    }

    private static void assertProblem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(Api.parse(response.body()).path("title").asText()).isNotBlank();
    }

    private static void assertTooLarge(String statusLine) {
        assertThat(statusLine).startsWith("HTTP/1.1 413");
    }

    private ObjectNode chunkWithToken(NativeRecorder recorder, String token, byte[] gzip) {
        return recorder.envelope(0, gzip).put("token", token);
    }

    /** Another recording in the payload, the old signature. */
    private static String forged(String token) {
        String[] parts = token.split("\\.");
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String other = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(payload.replaceFirst("\"exp\":\\d", "\"exp\":9").getBytes(StandardCharsets.UTF_8));
        return parts[0] + "." + other + "." + parts[2];
    }

    /** 200 MB of zeros in about 200 KB. */
    private static byte[] bomb() {
        var bytes = new java.io.ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 200; i++) {
                gzip.write(zeros);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A body of 100 MiB whose length isn't announced; returns the answer's status line, which may come before the end. */
    private String sendHuge() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", playhead.gateway().getPort())) {
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /events HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Transfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] piece = new byte[1 << 20];
            Arrays.fill(piece, (byte) ' ');
            try {
                for (int sent = 0; sent < 100 && socket.getInputStream().available() == 0; sent++) {
                    out.write("100000\r\n".getBytes(StandardCharsets.US_ASCII));
                    out.write(piece);
                    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                }
                out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException closedByServer) {
                // it has answered already and reads no further; the answer below says what it thought of the rest
                assertThat(closedByServer).isNotNull();
            }
            return statusLine(socket.getInputStream());
        }
    }

    private static String statusLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != -1 && c != '\r'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    private long residentKib() throws IOException {
        long pid = playhead.service("ingest").pid().orElseThrow();
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
