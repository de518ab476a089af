package dev.playhead.endtoend.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A WebSocket, and what the service says on it. */
final class Socket implements WebSocket.Listener {
    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final int SUCCESS = 1000;

    private final List<JsonNode> answers = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private @Nullable WebSocket peer;
    private int seen;

    static Socket open(URI address) {
        Socket socket = new Socket();
        socket.peer =
                Http.CLIENT.newWebSocketBuilder().buildAsync(address, socket).join();
        return socket;
    }

    void text(String text) {
        peer().sendText(text, true).join();
    }

    void binary(byte[] bytes, int from, int length) {
        peer().sendBinary(ByteBuffer.wrap(bytes, from, length), true).join();
    }

    void vanish() {
        peer().abort();
    }

    void awaitSummary() {
        await().atMost(WITHIN).until(() -> answers.size() > seen);
        seen++;
        assertThat(answers).allMatch(Socket::isSuccess);
    }

    /** Closes, and insists on a last summary before the answer. */
    void close() {
        peer().sendClose(SUCCESS, "").join();
        await().atMost(WITHIN).until(closed::isDone);
        assertThat(answers).allMatch(Socket::isSuccess);
        assertThat(closed.join()).isEqualTo(SUCCESS);
        assertThat(answers.getLast().path("final").asBoolean()).isTrue();
    }

    private static boolean isSuccess(JsonNode answer) {
        return answer.path("type").asText().equals("upstream-result")
                && answer.path("ok").asBoolean();
    }

    private WebSocket peer() {
        if (peer == null) {
            throw new IllegalStateException("not open");
        }
        return peer;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            try {
                answers.add(Http.JSON.readTree(partial.toString()));
            } catch (JsonProcessingException e) {
                closed.completeExceptionally(e);
            }
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
