package dev.playhead.endtoend.peers;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Protocols, section 2, over HTTP. */
public final class CloudPostPeer implements Peer {

    /** What a body may look like. */
    public enum Shape {
        LINES("application/x-ndjson"),
        PLAIN_LINES("application/ndjson"),
        ARRAY("application/json"),
        EVENTS_OBJECT("application/json"),
        /** Each event packed by rrweb's packer, as a JSON string. */
        PACKED("application/json");

        private final String mediaType;

        Shape(String mediaType) {
            this.mediaType = mediaType;
        }

        private String of(List<String> events) {
            return switch (this) {
                case LINES, PLAIN_LINES -> Texts.lines(events);
                case ARRAY -> Texts.array(events);
                case EVENTS_OBJECT -> "{\"events\":" + Texts.array(events) + "}";
                case PACKED -> events.stream().map(Texts::packed).collect(Collectors.joining(",", "[", "]"));
            };
        }
    }

    private final Website website;
    private final Shape shape;
    private final Encoding encoding;
    private final String id = UUID.randomUUID().toString();
    private final URI address;

    /** @param resource {@code ingest} or {@code events} */
    public CloudPostPeer(Website website, String resource, Shape shape, Encoding encoding) {
        this.website = website;
        this.shape = shape;
        this.encoding = encoding;
        this.address = website.gateway().resolve("/recordings/" + id + "/" + resource);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public void send(List<String> events) {
        Http.post(
                204,
                address,
                encoding.encode(shape.of(events)),
                "Content-Type",
                shape.mediaType,
                "Content-Encoding",
                encoding.wireName(),
                "Authorization",
                "Bearer " + website.publicKey());
    }

    @Override
    public void close() {}
}
