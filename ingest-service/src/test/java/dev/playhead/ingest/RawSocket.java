package dev.playhead.ingest;

import static org.awaitility.Awaitility.await;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A WebSocket whose frames are sent in pieces, and which answers nothing by itself: neither pings nor a close. What the
 * service sends is read all the same.
 */
final class RawSocket implements AutoCloseable {
    /** Its end: no code where the connection ended without a close frame. */
    static final int NO_CODE = -1;

    private static final int TEXT = 0x81;
    private static final int CLOSE = 0x88;
    private static final int OPCODE = 0x0f;
    private static final byte[] MASK = {0x12, 0x34, 0x56, 0x78};

    private final Socket socket;
    private final DataOutputStream out;
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closeFrame = new CompletableFuture<>();
    private final CompletableFuture<Void> disconnected = new CompletableFuture<>();

    RawSocket(String path) {
        try {
            socket = new Socket("localhost", Http.port());
            out = new DataOutputStream(socket.getOutputStream());
            out.write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.readUnsignedByte());
            }
            if (!head.toString().startsWith("HTTP/1.1 101")) {
                throw new AssertionError(head);
            }
            Thread.ofVirtual().start(() -> read(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a whole text frame. */
    RawSocket text(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        return begin(payload.length).more(payload, 0);
    }

    /** Sends the head of a text frame. */
    RawSocket begin(long length) {
        return write(() -> {
            out.writeByte(TEXT);
            if (length < 126) {
                out.writeByte(0x80 | (int) length);
            } else if (length <= 0xffff) {
                out.writeByte(0x80 | 126);
                out.writeShort((int) length);
            } else {
                out.writeByte(0x80 | 127);
                out.writeLong(length);
            }
            out.write(MASK);
        });
    }

    /** Sends a part of the frame's payload. @param at where in the payload it is */
    RawSocket more(byte[] part, long at) {
        byte[] masked = part.clone();
        for (int i = 0; i < masked.length; i++) {
            masked[i] ^= MASK[(int) ((at + i) % MASK.length)];
        }
        return write(() -> out.write(masked));
    }

    /** Sends a close frame, or answers one. */
    RawSocket sayClose(int code) {
        byte[] payload = {(byte) (code >> 8 ^ MASK[0]), (byte) (code ^ MASK[1])};
        return write(() -> {
            out.writeByte(CLOSE);
            out.writeByte(0x80 | payload.length);
            out.write(MASK);
            out.write(payload);
        });
    }

    List<String> texts() {
        return List.copyOf(texts);
    }

    /** The code of the service's close frame; {@link #NO_CODE} where the connection ended without. */
    int code() {
        await().atMost(Duration.ofSeconds(60)).until(closeFrame::isDone);
        return closeFrame.join();
    }

    boolean isClosing() {
        return closeFrame.isDone();
    }

    boolean isDisconnected() {
        return disconnected.isDone();
    }

    /** As a peer whose machine resets the connection. */
    void reset() {
        write(() -> {
            socket.setSoLinger(true, 0);
            socket.close();
        });
    }

    @Override
    public void close() {
        write(socket::close);
    }

    private void read(DataInputStream in) {
        try {
            while (true) {
                int opcode = in.readUnsignedByte() & OPCODE;
                int length = in.readUnsignedByte();
                byte[] payload = in.readNBytes(length == 126 ? in.readUnsignedShort() : length);
                if (opcode == 1) {
                    texts.add(new String(payload, StandardCharsets.UTF_8));
                } else if (opcode == 8) {
                    closeFrame.complete((payload[0] & 0xff) << 8 | payload[1] & 0xff);
                }
            }
        } catch (EOFException | SocketException ended) {
            closeFrame.complete(NO_CODE);
            disconnected.complete(null);
        } catch (IOException e) {
            closeFrame.completeExceptionally(e);
            disconnected.complete(null);
        }
    }

    @FunctionalInterface
    private interface Sending {
        void run() throws IOException;
    }

    private RawSocket write(Sending sending) {
        try {
            sending.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
