package dev.playhead.endtoend.peers;

import dev.playhead.endtoend.peers.CloudPostPeer.Shape;
import dev.playhead.endtoend.peers.CloudSocketPeer.Frames;
import dev.playhead.endtoend.peers.NativePeer.Form;
import dev.playhead.endtoend.peers.ReplayaPeer.Credentials;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every dialect in every encoding that it allows. */
public final class Peers {

    /** Begins a recording. */
    public interface Start {
        /** @param url of the first page */
        Peer at(String url);
    }

    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain;charset=UTF-8";

    private Peers() {}

    /** By name, in an order that stays. */
    public static Map<String, Start> of(Website website) {
        Map<String, Start> peers = new LinkedHashMap<>();
        natives().forEach((name, form) -> peers.put("native " + name, url -> new NativePeer(website, form, url)));
        for (Encoding encoding : Encoding.values()) {
            peers.put(
                    "rrweb Cloud POST, lines, " + encoding,
                    _ -> new CloudPostPeer(website, "events", Shape.LINES, encoding));
        }
        for (Shape shape : new Shape[] {Shape.PLAIN_LINES, Shape.ARRAY, Shape.EVENTS_OBJECT, Shape.PACKED}) {
            peers.put(
                    "rrweb Cloud POST, " + shape, _ -> new CloudPostPeer(website, "ingest", shape, Encoding.IDENTITY));
        }
        sockets()
                .forEach((name, frames) ->
                        peers.put("rrweb Cloud socket, " + name, _ -> new CloudSocketPeer(website, "ingest", frames)));
        peers.put("Dozor", url -> new DozorPeer(website, false, url));
        peers.put("Dozor gzip", url -> new DozorPeer(website, true, url));
        for (Credentials credentials : Credentials.values()) {
            peers.put("RePlaya " + credentials, url -> new ReplayaPeer(website, credentials, url));
        }
        return peers;
    }

    private static Map<String, Form> natives() {
        Map<String, Form> forms = new LinkedHashMap<>();
        for (Encoding encoding : new Encoding[] {Encoding.GZIP, Encoding.BR, Encoding.ZSTD}) {
            forms.put("base64 " + encoding, new Form.Base64Data("events", encoding, JSON));
        }
        forms.put("events", new Form.Events("events"));
        forms.put("lines", new Form.Lines("events"));
        for (Encoding encoding : Encoding.values()) {
            forms.put("binary " + encoding, new Form.Binary(encoding));
        }
        forms.put("script tag's /api/track", new Form.Base64Data("api/track", Encoding.GZIP, JSON));
        forms.put("script tag's /api/track, binary", new Form.Proxied("api/track", Encoding.GZIP));
        forms.put("script tag's /analytics/events", new Form.Base64Data("analytics/events", Encoding.GZIP, TEXT));
        forms.put("script tag's /analytics/events, binary", new Form.Proxied("analytics/events", Encoding.ZSTD));
        return forms;
    }

    private static Map<String, Frames> sockets() {
        Map<String, Frames> sockets = new LinkedHashMap<>();
        sockets.put("an event a frame", new Frames.AnEvent());
        sockets.put("lines", new Frames.Lines());
        sockets.put("arrays", new Frames.AnArray());
        for (Encoding encoding : Encoding.values()) {
            sockets.put("stream " + encoding, new Frames.Stream(encoding));
        }
        return sockets;
    }
}
