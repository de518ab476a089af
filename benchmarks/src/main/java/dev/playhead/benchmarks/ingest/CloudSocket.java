package dev.playhead.benchmarks.ingest;

import dev.playhead.benchmarks.system.PlayheadSystem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** As little of a WebSocket client as the protocol allows: it runs on the cores that are measured. Used by one thread. */
public final class CloudSocket implements AutoCloseable {
    private static final byte[] CLOSE = {(byte) 0x88, (byte) 0x82, 0, 0, 0, 0, 0x03, (byte) 0xE8};
    private static final int CLOSED = 8;
    private static final int SEND_BUFFER_BYTES = 128 * 1024;

    private final Socket socket;
    private final OutputStream out;
    private final CompletableFuture<Boolean> end = new CompletableFuture<>();

    private CloudSocket(Socket socket) throws IOException {
        this.socket = socket;
        // What waits in buffers when the time is over is still to be read.
        socket.setSendBufferSize(SEND_BUFFER_BYTES);
        this.out = socket.getOutputStream();
    }

    /** A recording of its own. */
    public static CloudSocket open(URI ingest) throws IOException {
        CloudSocket opened = new CloudSocket(new Socket(ingest.getHost(), ingest.getPort()));
        opened.out.write(("GET /recordings/" + UUID.randomUUID() + "/events/ws?token=" + PlayheadSystem.PUBLIC_KEY
                        + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        InputStream in = new BufferedInputStream(opened.socket.getInputStream());
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            answer.append((char) next);
        }
        if (!answer.toString().startsWith("HTTP/1.1 101")) {
            throw new IOException("ingest answered " + answer);
        }
        Thread.ofVirtual().start(() -> opened.read(in));
        return opened;
    }

    /** Waits while ingest doesn't read. */
    public void write(byte[] frames) throws IOException {
        out.write(frames);
    }

    /** Returns when all that was written is in the log. */
    public void finish() throws IOException, InterruptedException {
        out.write(CLOSE);
        try {
            if (!end.get(3, TimeUnit.MINUTES)) {
                throw new IOException("ingest closed the socket without its last acknowledgement");
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("ingest didn't acknowledge a socket's last events", e);
        }
    }

    private void read(InputStream in) {
        boolean acknowledged = false;
        try {
            for (int first = in.read(); first >= 0; first = in.read()) {
                int length = in.read();
                if (length == 126) {
                    length = in.read() << 8 | in.read();
                } else if (length == 127) {
                    throw new IOException("ingest sends no frames as long as that");
                }
                String text = new String(in.readNBytes(length), StandardCharsets.UTF_8);
                if ((first & 0xF) == CLOSED) {
                    break;
                }
                if (text.contains("\"type\":\"error\"")) {
                    throw new IOException("ingest answered " + text);
                }
                acknowledged |= text.contains("\"final\":true") && text.contains("\"ok\":true");
            }
            end.complete(acknowledged);
        } catch (IOException e) {
            end.completeExceptionally(e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
