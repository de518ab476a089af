package dev.playhead.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.endtoend.peers.CloudPostPeer;
import dev.playhead.endtoend.peers.CloudPostPeer.Shape;
import dev.playhead.endtoend.peers.CloudSocketPeer;
import dev.playhead.endtoend.peers.CloudSocketPeer.Frames;
import dev.playhead.endtoend.peers.DozorPeer;
import dev.playhead.endtoend.peers.Encoding;
import dev.playhead.endtoend.peers.NativePeer;
import dev.playhead.endtoend.peers.NativePeer.Form;
import dev.playhead.endtoend.peers.Peer;
import dev.playhead.endtoend.peers.ReplayaPeer;
import dev.playhead.endtoend.peers.ReplayaPeer.Credentials;
import dev.playhead.endtoend.peers.Website;
import dev.playhead.standalone.RunningPlayhead;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Each recorder sends again, in its own way, what it got no answer for although it was stored. A real recording, with
 * identical events side by side, is stored as if every answer had come.
 */
class SentAgainIT {

    private final RunningPlayhead playhead = Installation.running();
    private final Api api = new Api(playhead);
    private final Website website = new Website(playhead.gateway(), playhead.websiteId(), playhead.publicKey());
    private final SentRecording sent = SentRecording.of(RealRecordings.named("long-session"), 250);
    /** Far less than a socket's buffer, which is cut where it is full. */
    private final SentRecording streamed = SentRecording.of(RealRecordings.named("letter-editor"), 50);

    @Test
    void whateverIsSentAgainIsStoredOnce() {
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put("native, whole", whole(new NativePeer(website, new Form.Binary(Encoding.GZIP), sent.url())));
        ids.put("Dozor, whole", whole(new DozorPeer(website, true, sent.url())));
        ids.put("Dozor, re-queued", requeued(new DozorPeer(website, false, sent.url())));
        ids.put("RePlaya, whole", whole(new ReplayaPeer(website, Credentials.IN_BODY, sent.url())));
        ids.put("rrweb Cloud, whole", whole(post()));
        ids.put("rrweb Cloud, cumulative", cumulative(post()));

        SoftAssertions every = new SoftAssertions();
        ids.forEach((way, id) -> assertStoredOnce(every, way, id, sent));
        every.assertAll();
    }

    /**
     * Twice a socket is lost after events were stored of which its client didn't hear: those of two flushes, and then what was
     * on its way when the connection broke. Another time it is a POST whose events come again over a socket.
     */
    @Test
    void aSocketThatIsOpenedAnewSendsAgainWhatIsStoredOnce() {
        CloudSocketPeer peer = new CloudSocketPeer(website, "events", new Frames.Lines());
        try (peer) {
            List<List<String>> requests = streamed.requests();
            assertThat(requests).hasSizeGreaterThan(6);
            peer.post(requests.get(0));
            peer.send(requests.get(0));
            peer.send(requests.get(1));
            peer.awaitSummary();
            peer.send(requests.get(2));
            peer.awaitSummary();
            peer.send(requests.get(3));
            peer.awaitSummary();
            peer.reconnect();
            peer.send(requests.get(2));
            peer.send(requests.get(3));
            peer.send(requests.get(4));
            peer.awaitSummary();
            peer.send(requests.get(5));
            peer.reconnect();
            peer.send(requests.get(5));
            peer.awaitSummary();
            requests.subList(6, requests.size()).forEach(peer::send);
        }

        SoftAssertions every = new SoftAssertions();
        assertStoredOnce(every, "rrweb Cloud, reconnected", peer.id(), streamed);
        every.assertAll();
    }

    private void assertStoredOnce(SoftAssertions every, String way, String id, SentRecording recording) {
        int events = recording.lines().size();
        StoredRecording stored = StoredRecording.await(api, playhead.websiteId(), id, events);
        every.assertThat(stored.events()).as(way).isEqualTo(recording.lines());
        every.assertThat(stored.summary().path("eventCount").asInt()).as(way).isEqualTo(events);
        every.assertThat(stored.facts().stream()
                        .filter(fact -> fact.path("kind").asText().equals("click")))
                .as("clicks of %s", way)
                .hasSize(recording.recording().clicks());
    }

    private CloudPostPeer post() {
        return new CloudPostPeer(website, "events", Shape.LINES, Encoding.IDENTITY);
    }

    /** Each second request comes again, at once. */
    private String whole(Peer peer) {
        try (peer) {
            List<List<String>> requests = sent.requests();
            for (int i = 0; i < requests.size(); i++) {
                peer.send(requests.get(i));
                if (i % 2 == 0) {
                    peer.sendAgain(requests.get(i));
                }
            }
        }
        return peer.id();
    }

    /** What got no answer goes to the front of the buffer: the next request begins with it. */
    private String requeued(Peer peer) {
        try (peer) {
            List<String> buffer = new ArrayList<>();
            List<List<String>> requests = sent.requests();
            for (int i = 0; i < requests.size(); i++) {
                buffer.addAll(requests.get(i));
                peer.send(buffer);
                if (i % 3 == 2) {
                    buffer.clear();
                }
            }
            if (!buffer.isEmpty()) {
                peer.send(buffer);
            }
        }
        return peer.id();
    }

    /** A loop that is told to go on sends all that it has sent before, and more. */
    private String cumulative(Peer peer) {
        try (peer) {
            List<List<String>> requests = sent.requests();
            for (int loop = 0; loop < requests.size(); loop += 4) {
                for (int last = loop; last < Math.min(loop + 4, requests.size()); last++) {
                    peer.send(requests.subList(loop, last + 1).stream()
                            .flatMap(List::stream)
                            .toList());
                }
            }
        }
        return peer.id();
    }
}
