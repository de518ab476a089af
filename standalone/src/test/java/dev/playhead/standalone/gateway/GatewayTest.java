package dev.playhead.standalone.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.playhead.embedded.FreePorts;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GatewayTest {
    private static final int MIB = 1024 * 1024;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer service;
    private Gateway gateway;
    private int port;
    private volatile io.vertx.core.Handler<HttpServerRequest> answer =
            request -> request.response().end();

    @BeforeEach
    void startServiceAndGateway() throws Exception {
        service = join(vertx.createHttpServer()
                .requestHandler(request -> answer.handle(request))
                .listen(0, "127.0.0.1"));
        port = FreePorts.any();
        Map<Backend, Integer> ports = Map.of(
                Backend.INGEST,
                service.actualPort(),
                Backend.REPLAY,
                service.actualPort(),
                Backend.QUERY,
                FreePorts.any());
        gateway = Gateway.start("127.0.0.1", port, ports, new DemoPages());
    }

    @AfterEach
    void stop() {
        gateway.close();
        client.close();
        join(vertx.close());
    }

    @Test
    void passesMethodPathQueryHeadersAndBodyOn() throws Exception {
        answer = request -> request.body().onSuccess(body -> request.response()
                .setStatusCode(207)
                .putHeader("X-Of-The-Service", "yes")
                .end(request.method() + " " + request.uri() + " " + request.getHeader("X-Of-The-Client") + " " + body));

        var response = send(HttpRequest.newBuilder(at("/events?token=a%20b"))
                .header("X-Of-The-Client", "1")
                .POST(HttpRequest.BodyPublishers.ofString("hello")));

        assertThat(response.statusCode()).isEqualTo(207);
        assertThat(response.headers().firstValue("X-Of-The-Service")).hasValue("yes");
        assertThat(response.body()).isEqualTo("POST /events?token=a%20b 1 hello");
    }

    @Test
    void tellsTheServiceWhoAsked() throws Exception {
        answer = request -> request.response()
                .end(String.join(
                        " ",
                        request.getHeader("X-Forwarded-For"),
                        request.getHeader("X-Forwarded-Proto"),
                        request.getHeader("X-Forwarded-Host"),
                        request.getHeader("Host")));

        var direct = send(HttpRequest.newBuilder(at("/js/x")));
        var proxied = send(HttpRequest.newBuilder(at("/js/x"))
                .header("X-Forwarded-For", "203.0.113.7")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "playhead.example"));

        String self = "127.0.0.1:" + port;
        assertThat(direct.body()).isEqualTo("127.0.0.1 http " + self + " " + self);
        assertThat(proxied.body()).isEqualTo("203.0.113.7, 127.0.0.1 https playhead.example " + self);
    }

    @Test
    void answersWithAProblemWhileAServiceIsAway() throws Exception {
        var response = send(HttpRequest.newBuilder(at("/api/v1/recordings")));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(new JsonObject(response.body()))
                .contains(Map.entry("status", 503), Map.entry("reason", "service_away"), Map.entry("service", "query"));
    }

    @Test
    void passesServerSentEventsOnAsTheyCome() throws Exception {
        var stream = new CompletableFuture<HttpServerResponse>();
        answer = request -> {
            HttpServerResponse response = request.response().setChunked(true);
            response.putHeader("Content-Type", "text/event-stream").write("data: first\n\n");
            stream.complete(response);
        };

        HttpResponse<InputStream> response = client.send(
                HttpRequest.newBuilder(at("/api/v1/replay/r1/live")).build(),
                HttpResponse.BodyHandlers.ofInputStream());
        var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));

        assertThat(lines.readLine()).isEqualTo("data: first");
        assertThat(lines.readLine()).isEmpty();
        stream.join().write("data: second\n\n");
        assertThat(lines.readLine()).isEqualTo("data: second");
        stream.join().end();
        lines.close();
    }

    @Test
    void letsGoOfAStreamWhoseViewerHasLeft() throws Exception {
        var left = new CompletableFuture<Boolean>();
        answer = request -> {
            request.response().setChunked(true).write("data: first\n\n");
            request.connection().closeHandler(closed -> left.complete(true));
        };

        try (var viewer = new Socket("127.0.0.1", port)) {
            write(viewer, "GET /api/v1/replay/r1/live HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(viewer.getInputStream().read()).isPositive();
        }

        assertThat(left.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void doesNotEndAnAnswerThatTheServiceCutShort() throws Exception {
        answer = request -> request.response()
                .setChunked(true)
                .write("half of ")
                .onSuccess(written -> request.connection().close());

        try (var viewer = new Socket("127.0.0.1", port)) {
            write(viewer, "GET /api/v1/replay/r1/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
            String received = new String(viewer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(received).contains("half of ").doesNotContain("\r\n0\r\n");
        }
    }

    @Test
    void passesAnUploadOnBeforeItIsComplete() throws Exception {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        answer = request -> {
            request.handler(part -> received.add(part.toString()));
            request.endHandler(end -> request.response().setStatusCode(204).end());
        };

        try (var recorder = new Socket("127.0.0.1", port)) {
            write(recorder, "POST /events HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\n\r\none");
            assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo("one");
            write(recorder, "two");
            assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo("two");
            var answered = new BufferedReader(new InputStreamReader(recorder.getInputStream(), StandardCharsets.UTF_8));
            assertThat(answered.readLine()).isEqualTo("HTTP/1.1 204 No Content");
            assertThat(answered.lines().takeWhile(line -> !line.isEmpty()))
                    .noneMatch(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("transfer-encoding"));
        }
    }

    @Test
    void streamsALargeUploadWithoutLoss() throws Exception {
        answer = request -> {
            var sum = new CRC32();
            request.handler(part -> sum.update(part.getBytes()));
            request.endHandler(end -> request.response().end(Long.toString(sum.getValue())));
        };
        byte[] body = randomBytes(40 * MIB);

        var response = send(HttpRequest.newBuilder(at("/events")).POST(HttpRequest.BodyPublishers.ofByteArray(body)));

        assertThat(response.body()).isEqualTo(Long.toString(sumOf(body)));
    }

    @Test
    void streamsALargeAnswerWithoutLoss() throws Exception {
        byte[] body = randomBytes(40 * MIB);
        answer = request -> request.response().end(Buffer.buffer(body));

        HttpResponse<byte[]> response = client.send(
                HttpRequest.newBuilder(at("/api/v1/replay/r1/events")).build(),
                HttpResponse.BodyHandlers.ofByteArray());

        assertThat(sumOf(response.body())).isEqualTo(sumOf(body));
    }

    @Test
    void handsOverARefusalThatComesBeforeTheBodyHasEnded() throws Exception {
        answer = request -> {
            request.response().setStatusCode(413).end("{\"limit\":16777216}");
            request.resume();
        };

        try (var recorder = new Socket("127.0.0.1", port)) {
            var status = new CompletableFuture<String>();
            status.completeAsync(() -> readAnswer(recorder));
            long length = 100L * MIB;
            write(recorder, "POST /events HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + length + "\r\n\r\n");
            byte[] part = new byte[64 * 1024];
            OutputStream out = recorder.getOutputStream();
            long sent = 0;
            while (sent < length && !status.isDone() && tryWrite(out, part)) {
                sent += part.length;
            }

            assertThat(status.get(10, TimeUnit.SECONDS)).contains("413").contains("16777216");
        }
    }

    @Test
    void carriesWebSocketsBothWays() {
        joinServiceWithSockets();
        ClientWebSocket socket = vertx.createWebSocketClient().webSocket();
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        socket.textMessageHandler(received::add);

        join(socket.connect(port, "127.0.0.1", "/recordings/r1/events/ws?token=t"));
        join(socket.writeTextMessage("hello"));

        await().untilAsserted(() -> assertThat(received).containsExactly("/recordings/r1/events/ws?token=t", "hello"));
        var closed = new CompletableFuture<Short>();
        socket.closeHandler(end -> closed.complete(socket.closeStatusCode()));
        join(socket.writeTextMessage("bye"));
        assertThat(closed.join()).isEqualTo((short) 1000);
    }

    @Test
    void stopsReadingAWebSocketThatTheServiceDoesNotRead() throws Exception {
        AtomicLong taken = new AtomicLong();
        var served = new CompletableFuture<io.vertx.core.http.ServerWebSocket>();
        answer = request -> request.toWebSocket().onSuccess(socket -> {
            socket.pause();
            socket.binaryMessageHandler(frame -> taken.addAndGet(frame.length()));
            served.complete(socket);
        });
        var socket = join(vertx.createWebSocketClient().connect(port, "127.0.0.1", "/recordings/r1/events/ws"));
        Buffer frame = Buffer.buffer(new byte[60_000]);
        AtomicLong sent = new AtomicLong();

        long timer = vertx.setPeriodic(1, tick -> {
            for (int i = 0; i < 50 && !socket.writeQueueFull() && sent.get() < 200L * MIB; i++) {
                socket.writeBinaryMessage(frame).onSuccess(written -> sent.addAndGet(frame.length()));
            }
        });
        // Kernel buffers take some; then nothing moves any more.
        var before = new AtomicLong(-1);
        await().pollInterval(1, TimeUnit.SECONDS)
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> sent.get() > 0 && before.getAndSet(sent.get()) == sent.get());
        vertx.cancelTimer(timer);

        assertThat(sent.get()).isLessThan(40L * MIB);
        served.join().resume();
        await().untilAsserted(() ->
                assertThat(taken.get()).isGreaterThanOrEqualTo(sent.get() / 2).isPositive());
    }

    @Test
    void handsOverARefusedWebSocket() throws Exception {
        answer = request -> request.response().setStatusCode(401).end("{\"title\":\"who?\"}");

        try (var recorder = new Socket("127.0.0.1", port)) {
            write(recorder, upgrade("/recordings/r1/events/ws"));

            assertThat(readAnswer(recorder)).contains("401").contains("who?");
        }
    }

    @Test
    void answersWithAProblemWhereAWebSocketsServiceIsAway() throws Exception {
        join(service.close());

        try (var recorder = new Socket("127.0.0.1", port)) {
            write(recorder, upgrade("/recordings/r1/events/ws"));

            assertThat(readAnswer(recorder)).contains("503").contains("etry-After: 2");
        }
    }

    @Test
    void keepsHealthAndMetricsInside() throws Exception {
        assertThat(send(HttpRequest.newBuilder(at("/q/metrics"))).statusCode()).isEqualTo(404);
    }

    private void joinServiceWithSockets() {
        answer = request -> request.toWebSocket().onSuccess(socket -> {
            socket.writeTextMessage(request.uri());
            socket.textMessageHandler(text -> {
                if (text.equals("bye")) {
                    socket.close((short) 1000);
                } else {
                    socket.writeTextMessage(text);
                }
            });
        });
    }

    private static byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static long sumOf(byte[] bytes) {
        var sum = new CRC32();
        sum.update(bytes);
        return sum.getValue();
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String upgrade(String path) {
        return HttpMethod.GET + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive, Upgrade\r\n"
                + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    }

    private static void write(Socket socket, String text) throws Exception {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private static boolean tryWrite(OutputStream out, byte[] part) {
        try {
            out.write(part);
            return true;
        } catch (java.io.IOException refused) {
            return false;
        }
    }

    /** What has been answered once the end of a JSON body is there. */
    private static String readAnswer(Socket socket) {
        var text = new StringBuilder();
        try {
            InputStream in = socket.getInputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                text.append((char) next);
                if (next == '}') {
                    break;
                }
            }
        } catch (java.io.IOException reset) {
            text.append(" [reset]");
        }
        return text.toString();
    }

    private static <T> T join(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
