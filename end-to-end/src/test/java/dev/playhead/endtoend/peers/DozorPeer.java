package dev.playhead.endtoend.peers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Protocols, section 3. The first request says what page it is; there is no call that ends a session. */
public final class DozorPeer implements Peer {
    private final Website website;
    private final boolean gzips;
    private final String sessionId = UUID.randomUUID().toString();
    private String url;
    private boolean told;

    public DozorPeer(Website website, boolean gzips, String url) {
        this.website = website;
        this.gzips = gzips;
        this.url = url;
    }

    @Override
    public String id() {
        return sessionId;
    }

    @Override
    public void nextDocument(String next) {
        url = next;
        told = false;
    }

    @Override
    public void send(List<String> events) {
        ObjectNode rest = Http.JSON.createObjectNode().put("sessionId", sessionId);
        if (!told) {
            rest.putObject("metadata")
                    .put("url", url)
                    .put("referrer", "")
                    .put("userAgent", "Mozilla/5.0")
                    .put("screenWidth", 1280)
                    .put("screenHeight", 720)
                    .put("language", "en");
        }
        told = true;
        String head = rest.toString();
        String body = head.substring(0, head.length() - 1) + ",\"events\":" + Texts.array(events) + "}";
        if (gzips) {
            post(Encoding.GZIP.encode(body), "Content-Encoding", "gzip");
        } else {
            post(body.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {}

    private void post(byte[] body, String... more) {
        String[] headers = new String[4 + more.length];
        System.arraycopy(
                new String[] {"Content-Type", "application/json", "X-Dozor-Public-Key", website.publicKey()},
                0,
                headers,
                0,
                4);
        System.arraycopy(more, 0, headers, 4, more.length);
        Http.post(204, website.gateway().resolve("/api/ingest"), body, headers);
    }
}
