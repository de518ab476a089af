package dev.playhead.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.endtoend.RealRecordings.RealRecording;
import dev.playhead.endtoend.peers.Peer;
import dev.playhead.endtoend.peers.Peers;
import dev.playhead.endtoend.peers.Website;
import dev.playhead.standalone.RunningPlayhead;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A real recording, sent by every kind of recorder in every encoding, is the same recording: the same events in the same
 * order, identical neighbours included, the same facts, the same counts; and the same by the read side of the recorder's own
 * system. {@code -Dplayhead.full=true} takes them all.
 */
class SameRecordingIT {
    /** Small ones: typing in an iframe, a rage click; six page loads, an error, identical neighbours. */
    private static final List<String> USUAL = List.of("letter-editor", "long-session");

    private static final int SENDING_AT_ONCE = 4;

    private final RunningPlayhead playhead = Installation.running();
    private final Api api = new Api(playhead);
    private final Map<String, Peers.Start> peers =
            Peers.of(new Website(playhead.gateway(), playhead.websiteId(), playhead.publicKey()));

    static Stream<RealRecording> recordings() {
        return Boolean.getBoolean("playhead.full")
                ? RealRecordings.all().stream()
                : USUAL.stream().map(RealRecordings::named);
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void isTheSameWhoeverSendsIt(RealRecording recording) throws Exception {
        SentRecording sent = SentRecording.of(recording);

        Map<String, String> ids = sendByAll(sent);

        StoredRecording first = stored(ids.values().iterator().next(), sent);
        IndependentCount expectedCount = sent.count();
        assertThat(expectedCount.clicks()).isEqualTo(recording.clicks());
        assertThat(expectedCount.errors()).isEqualTo(recording.errors());
        ShownCount.becomes(api, playhead.websiteId(), ids.values().iterator().next(), expectedCount);
        SoftAssertions every = new SoftAssertions();
        ids.forEach((peer, id) -> {
            StoredRecording found = stored(id, sent);
            StoredRecording expected = peer.startsWith("native") ? first : withoutReloads(first);
            String packed = peer.endsWith("PACKED") ? ",\"v\":\"v1\"}" : "}";
            assertSameEvents(every, peer, found.events(), sent.lines(), packed);
            every.assertThat(found.facts()).as("facts by %s", peer).isEqualTo(expected.facts());
            every.assertThat(found.summary()).as("summary by %s", peer).isEqualTo(expected.summary());
            PeerReads.events(api, peer, id).ifPresent(read -> every.assertThat(read)
                    .as("events that %s reads", peer)
                    .isEqualTo(found.events().stream().map(Api::parse).toList()));
        });
        every.assertAll();
    }

    private Map<String, String> sendByAll(SentRecording sent) throws InterruptedException, ExecutionException {
        Map<String, Future<String>> sending = new LinkedHashMap<>();
        Map<String, String> ids = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(SENDING_AT_ONCE)) {
            peers.forEach((name, start) -> sending.put(name, threads.submit(() -> {
                Peer peer = start.at(sent.url());
                sent.by(peer);
                return peer.id();
            })));
            for (Map.Entry<String, Future<String>> each : sending.entrySet()) {
                ids.put(each.getKey(), each.getValue().get());
            }
        }
        return ids;
    }

    private StoredRecording stored(String id, SentRecording sent) {
        return StoredRecording.await(api, playhead.websiteId(), id, sent.lines().size());
    }

    /**
     * Only the native dialect tells documents apart: to the others a page that is loaded again is a snapshot taken again, which
     * views no page.
     */
    private static StoredRecording withoutReloads(StoredRecording recording) {
        List<JsonNode> facts =
                recording.facts().stream().filter(fact -> !isReload(fact)).toList();
        ObjectNode summary = recording.summary().deepCopy();
        int reloads = recording.facts().size() - facts.size();
        summary.put("pageViews", summary.path("pageViews").asInt() - reloads);
        return new StoredRecording(recording.events(), facts, summary);
    }

    private static boolean isReload(JsonNode fact) {
        return isOf("page_view", fact) && fact.path("page_url").equals(fact.path("previous_url"));
    }

    private static boolean isOf(String kind, JsonNode fact) {
        return fact.path("kind").asText().equals(kind);
    }

    /** @param end of every event as it was sent: what packs events marks them */
    private static void assertSameEvents(
            SoftAssertions every, String peer, List<String> stored, List<String> sent, String end) {
        every.assertThat(stored).as("events by %s", peer).hasSameSizeAs(sent);
        for (int i = 0; i < Math.min(stored.size(), sent.size()); i++) {
            String event = sent.get(i).substring(0, sent.get(i).length() - 1) + end;
            if (!stored.get(i).equals(event)) {
                every.assertThat(Api.parse(stored.get(i)))
                        .as("event %d by %s", i, peer)
                        .isEqualTo(Api.parse(event));
            }
        }
    }
}
