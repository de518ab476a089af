package dev.playhead.ingest;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A WebSocket client of the service under test. */
final class SocketClient implements WebSocket.Listener {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final List<String> frames = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private @Nullable WebSocket socket;

    static SocketClient open(String path, @Nullable String origin) {
        SocketClient client = new SocketClient();
        WebSocket.Builder builder = CLIENT.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(10));
        if (origin != null) {
            builder.header("Origin", origin);
        }
        client.socket = builder.buildAsync(URI.create("ws://localhost:" + Http.port() + path), client)
                .join();
        return client;
    }

    SocketClient text(String text) {
        peer().sendText(text, true).join();
        return this;
    }

    SocketClient binary(byte[] bytes) {
        peer().sendBinary(ByteBuffer.wrap(bytes), true).join();
        return this;
    }

    /** Closes and waits for the answer; returns its code. */
    int close() {
        peer().sendClose(1000, "").join();
        return code();
    }

    /** The code that the service closed with. */
    int code() {
        return closed.copy().orTimeout(60, TimeUnit.SECONDS).join();
    }

    boolean isOpen() {
        return !closed.isDone();
    }

    /** Gone without a word. */
    void vanish() {
        peer().abort();
    }

    /** What the service sent, once there are so many frames. */
    List<String> frames(int count) {
        // Thousands of sockets are looked at, and a wait takes its time also where there is nothing to wait for.
        if (frames.size() < count) {
            await().atMost(Duration.ofSeconds(30)).until(() -> frames.size() >= count);
        }
        return List.copyOf(frames);
    }

    List<String> frames() {
        return List.copyOf(frames);
    }

    private WebSocket peer() {
        return Objects.requireNonNull(socket);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            frames.add(partial.toString());
            partial.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(statusCode);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.completeExceptionally(error);
    }
}
