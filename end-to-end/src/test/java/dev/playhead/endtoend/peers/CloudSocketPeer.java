package dev.playhead.endtoend.peers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * Protocols, section 2, over a WebSocket: text frames, or one compressed stream over as many binary frames as it takes.
 * Like its published client it posts what is too large for a socket; it closes the socket before, to keep the order.
 */
public final class CloudSocketPeer implements Peer {
    /** characters; larger events come by POST */
    private static final int LARGEST_EVENT = 1_000_000;
    /** Not a multiple of anything, so that frames end anywhere in the stream. */
    private static final int FRAME_BYTES = 9_973;

    /** What a frame carries. */
    public sealed interface Frames {
        /** One event each, without a line break. */
        record AnEvent() implements Frames {}

        /** JSON lines. */
        record Lines() implements Frames {}

        /** A JSON array. */
        record AnArray() implements Frames {}

        /** A piece of a stream. */
        record Stream(Encoding encoding) implements Frames {}
    }

    private final Website website;
    private final Frames frames;
    private final String resource;
    private final String id = UUID.randomUUID().toString();
    private Connection connection;

    /** @param resource {@code ingest} or {@code events} */
    public CloudSocketPeer(Website website, String resource, Frames frames) {
        this.website = website;
        this.resource = resource;
        this.frames = frames;
        this.connection = new Connection();
    }

    @Override
    public String id() {
        return id;
    }

    /** Acknowledged once the socket is closed: a summary in between doesn't tell for what it stands. */
    @Override
    public void send(List<String> events) {
        int from = 0;
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).length() > LARGEST_EVENT) {
                connection.send(events.subList(from, i));
                connection.close();
                post(List.of(events.get(i)));
                connection = new Connection();
                from = i + 1;
            }
        }
        connection.send(events.subList(from, events.size()));
    }

    /** Beside the socket, as the client does while it has none. */
    public void post(List<String> events) {
        Http.post(
                204,
                website.gateway().resolve("/recordings/" + id + "/" + resource),
                Texts.lines(events).getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-ndjson",
                "Authorization",
                "Bearer " + website.publicKey());
    }

    /** The connection is lost without a word; a new one is opened for the same recording. */
    public void reconnect() {
        connection.socket.vanish();
        connection = new Connection();
    }

    /** Waits for the next summary on this connection: the socket has been silent, so all that was sent is acknowledged. */
    public void awaitSummary() {
        connection.socket.awaitSummary();
    }

    @Override
    public void close() {
        connection.close();
    }

    /** One socket, with the one stream that it may carry. */
    private final class Connection {
        private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
        private final OutputStream stream;
        private final Socket socket;

        Connection() {
            try {
                stream = frames instanceof Frames.Stream(Encoding encoding) ? encoding.stream(packed) : packed;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            socket = Socket.open(address(website.gateway().getScheme().replace("http", "ws")));
        }

        URI address(String scheme) {
            String type = frames instanceof Frames.AnArray ? "application/json" : "application/x-ndjson";
            String encoding = frames instanceof Frames.Stream(Encoding named) && named != Encoding.IDENTITY
                    ? "&contentEncoding=" + named.wireName()
                    : "";
            return URI.create(scheme + "://" + website.gateway().getAuthority() + "/recordings/" + id + "/" + resource
                    + "/ws?contentType=" + URLEncoder.encode(type, StandardCharsets.UTF_8) + encoding + "&token="
                    + website.publicKey());
        }

        void send(List<String> events) {
            if (events.isEmpty()) {
                return;
            }
            switch (frames) {
                case Frames.AnEvent _ -> events.forEach(socket::text);
                case Frames.Lines _ -> socket.text(Texts.lines(events));
                case Frames.AnArray _ -> socket.text(Texts.array(events));
                case Frames.Stream _ -> stream(Texts.lines(events));
            }
        }

        void close() {
            try {
                stream.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            sendPacked();
            socket.close();
        }

        private void stream(String lines) {
            try {
                stream.write(lines.getBytes(StandardCharsets.UTF_8));
                stream.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            sendPacked();
        }

        private void sendPacked() {
            byte[] bytes = packed.toByteArray();
            packed.reset();
            for (int from = 0; from < bytes.length; from += FRAME_BYTES) {
                socket.binary(bytes, from, Math.min(FRAME_BYTES, bytes.length - from));
            }
        }
    }
}
