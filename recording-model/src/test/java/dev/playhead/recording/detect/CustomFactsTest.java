package dev.playhead.recording.detect;

import static dev.playhead.recording.Recordings.custom;
import static dev.playhead.recording.detect.Playing.T;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomFactsTest {
    private final Playing playing = new Playing();

    @Test
    void trackCarriesItsSmallProperties() {
        String payload =
                "{\"name\":\"paid\",\"properties\":{\"plan\":\"pro\",\"total\":12.5,\"trial\":false,\"items\":[1],"
                        + "\"nested\":{\"a\":1},\"none\":null,\"from\":\"https://shop.example/?q=me\"}}";

        assertThat(detail("playhead:track", payload))
                .isEqualTo(new FactDetail.Track(
                        "paid",
                        Map.of("plan", "pro", "total", "12.5", "trial", "false", "from", "https://shop.example/?q=")));
    }

    @Test
    void propertiesAreBounded() {
        String many = IntStream.range(0, 100)
                .mapToObj(i -> "\"p%03d\":\"%s\"".formatted(i, "v".repeat(1_000)))
                .collect(Collectors.joining(",", "{", "}"));

        FactDetail.Track track =
                (FactDetail.Track) detail("playhead:track", "{\"name\":\"n\",\"properties\":" + many + "}");

        assertThat(track.properties()).hasSize(32).containsKeys("p000", "p031");
        assertThat(track.properties().values()).allMatch(value -> value.length() == 256);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LCP", "CLS", "INP", "FCP", "TTFB"})
    void webVitalsAreKnownByName(String name) {
        assertThat(detail("playhead:vital", "{\"name\":\"" + name + "\",\"value\":0.25,\"rating\":\"good\"}"))
                .isEqualTo(new FactDetail.WebVital(name, 0.25, "good"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"FID\",\"value\":1}",
                "{\"name\":\"LCP\"}",
                "{\"name\":\"LCP\",\"value\":\"soon\"}",
                "{}"
            })
    void otherVitalsAreNoFacts(String payload) {
        assertThat(playing.send(custom(T, "playhead:vital", payload))).isEmpty();
    }

    @Test
    void scrollDepthIsAShareOfTheDocument() {
        assertThat(detail("playhead:scroll", "{\"depth\":0.5,\"height\":3000}"))
                .isEqualTo(new FactDetail.Scroll(0.5, 1500));
        assertThat(detail("playhead:scroll", "{\"depth\":1.002,\"height\":3000}"))
                .isEqualTo(new FactDetail.Scroll(1, 3000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"depth\":0.5}",
                "{\"height\":100}",
                "{\"depth\":\"all\",\"height\":1}",
                "{\"depth\":1,\"height\":0}"
            })
    void aDepthOfNothingIsNoFact(String payload) {
        assertThat(playing.send(custom(T, "playhead:scroll", payload))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"playhead:identify", "dozor:identity"})
    void identityIsAFactAndTheRecordings(String tag) {
        assertThat(detail(tag, "{\"userId\":\"u1\",\"traits\":{\"role\":\"buyer\"}}"))
                .isEqualTo(new FactDetail.Identify("u1", Map.of("role", "buyer")));
        assertThat(playing.rollup().visitor().userId()).isEqualTo("u1");
        assertThat(playing.rollup().metadata()).containsEntry("user.role", "buyer");
    }

    @Test
    void anyOtherTagIsCustom() {
        assertThat(detail("page-hidden", "{}")).isEqualTo(new FactDetail.Custom("page-hidden", Map.of()));
        assertThat(detail("note", "\"text\"")).isEqualTo(new FactDetail.Custom("note", Map.of("payload", "text")));
        assertThat(detail("note", "{\"b\":1,\"a\":\"x\"}"))
                .isEqualTo(new FactDetail.Custom("note", Map.of("a", "x", "b", "1")));
        assertThat(playing.send(custom(T, "playhead:gap", "{\"from\":1,\"to\":2,\"reason\":\"unload\"}")))
                .isEmpty();
    }

    private FactDetail detail(String tag, String payload) {
        return playing.send(custom(T, tag, payload)).getFirst().detail();
    }
}
