package dev.playhead.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** A client that streams events over a socket, some at a time and no faster than they are taken, until enough was sent; then it closes. */
final class StreamingSocket {
    private static final String PAD = "x".repeat(1_000);
    /** A page makes some events at once, then rests. */
    private static final int BURST = 20;

    private static final long REST_NANOS = 100_000_000;

    private final CloudClient client = new CloudClient();
    private final List<String> sent = new ArrayList<>();
    private final SocketClient socket = client.socket();
    private final CompletableFuture<Integer> code = new CompletableFuture<>();

    static StreamingSocket start(AtomicBoolean enough) {
        StreamingSocket one = new StreamingSocket();
        Thread.ofVirtual().start(() -> one.stream(enough));
        return one;
    }

    String recordingId() {
        return client.uid();
    }

    /** Whether everything that it sent is acknowledged. */
    boolean isAcknowledged() {
        return code.join() == 1000 && socket.frames().getLast().contains("\"final\":true");
    }

    /** How many times it was told that what it had sent is stored. */
    int summaries() {
        return socket.frames().size();
    }

    /** Complete once it was told so, or acknowledged. */
    List<String> sent() {
        code.join();
        return sent;
    }

    @Override
    public String toString() {
        return "closed with " + code.getNow(0) + ", its last frames "
                + socket.frames().reversed().stream().limit(2).toList();
    }

    private void stream(AtomicBoolean enough) {
        try {
            while (!enough.get() && socket.isOpen()) {
                String event = "{\"type\":3,\"data\":{\"n\":" + sent.size() + ",\"pad\":\"" + PAD
                        + "\"},\"timestamp\":1700000000000}";
                socket.text(event);
                sent.add(event);
                if (sent.size() % BURST == 0) {
                    LockSupport.parkNanos(REST_NANOS);
                }
            }
            code.complete(socket.isOpen() ? socket.close() : socket.code());
        } catch (CompletionException closedMeanwhile) {
            code.complete(socket.code());
        }
    }
}
