package dev.playhead.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.playhead.endtoend.RealRecordings.Document;
import dev.playhead.endtoend.RealRecordings.RealRecording;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The recordings are what their manifest says, counted here again, and as varied as tests need them. */
class RealRecordingsTest {

    static List<RealRecording> recordings() {
        return RealRecordings.all();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void isWhatTheManifestSays(RealRecording recording) throws NoSuchAlgorithmException {
        byte[] ndjson = recording.ndjson();
        List<String> lines = recording.lines();
        List<JsonNode> events = lines.stream().map(Api::parse).toList();

        assertThat(sha256(ndjson)).isEqualTo(recording.sha256());
        assertThat(ndjson.length).isEqualTo((int) recording.rawBytes());
        assertThat(events).hasSize(recording.events());
        assertThat(count(events, e -> source(e) == 2 && e.at("/data/type").asInt() == 2))
                .isEqualTo(recording.clicks());
        assertThat(count(events, e -> source(e) == 5)).isEqualTo(recording.inputs());
        assertThat(count(events, e -> e.at("/data/tag").asText().equals("playhead:error")))
                .isEqualTo(recording.errors());
        assertThat(count(events, e -> e.at("/data/plugin").asText().equals("rrweb/console@1")))
                .isEqualTo(recording.consoleCalls());
        assertThat(count(events, e -> type(e) == 2)).isEqualTo(recording.keyframes());
        assertThat(identicalNeighbours(lines)).isEqualTo(recording.identicalNeighbours());
        assertThat(recording.source().licence()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void beginsEachDocumentWithAPlayableStart(RealRecording recording) {
        List<JsonNode> events = recording.lines().stream().map(Api::parse).toList();

        assertThat(recording.documents().getFirst().firstEvent()).isZero();
        for (Document document : recording.documents()) {
            List<JsonNode> following = events.subList(document.firstEvent(), events.size());
            int meta = first(following, 4);
            assertThat(first(following, 2)).as("%s", document).isEqualTo(meta + 1);
            assertThat(first(following, 3)).as("%s", document).isGreaterThan(meta);
        }
    }

    @Test
    void areAsVariedAsRealOnes() {
        List<RealRecording> all = recordings();

        assertThat(all).hasSizeBetween(6, 12);
        assertThat(all).allMatch(r -> r.durationMs() >= 15_000 && r.durationMs() <= 180_000);
        assertThat(all).anyMatch(r -> r.largestEventBytes() > 3_000_000);
        assertThat(all).anyMatch(r -> r.events() > 2_000 && r.durationMs() > 100_000);
        assertThat(all).anyMatch(r -> r.documents().size() > 3);
        assertThat(all).anyMatch(r -> r.errors() > 0);
        assertThat(all).anyMatch(r -> r.keyframes() > r.documents().size());
        assertThat(all).anyMatch(r -> r.identicalNeighbours() > 5);
    }

    private static int first(List<JsonNode> events, int type) {
        return IntStream.range(0, events.size())
                .filter(i -> type(events.get(i)) == type)
                .findFirst()
                .orElse(-1);
    }

    private static int count(List<JsonNode> events, Predicate<JsonNode> matches) {
        return (int) events.stream().filter(matches).count();
    }

    private static int type(JsonNode event) {
        return event.path("type").asInt(-1);
    }

    private static int source(JsonNode event) {
        return type(event) == 3 ? event.at("/data/source").asInt(-1) : -1;
    }

    private static int identicalNeighbours(List<String> lines) {
        return (int) IntStream.range(1, lines.size())
                .filter(i -> Objects.equals(lines.get(i), lines.get(i - 1)))
                .count();
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
