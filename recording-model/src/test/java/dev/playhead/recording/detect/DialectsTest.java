package dev.playhead.recording.detect;

import static dev.playhead.recording.Recordings.SUBJECT;
import static dev.playhead.recording.Recordings.at;
import static dev.playhead.recording.Recordings.click;
import static dev.playhead.recording.Recordings.custom;
import static dev.playhead.recording.Recordings.meta;
import static dev.playhead.recording.Recordings.snapshot;
import static dev.playhead.recording.detect.Playing.T;
import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.recording.Dialect;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.RecordingStart;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the other recorders' clients tell in their own ways. */
class DialectsTest {
    private static final String SHOP = "https://shop.example/";
    private static final String AGENT =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1";

    private final Playing playing = new Playing();

    /** Every resume of the Dozor SDK and every reconnect of a socket begins with a Meta of the page that is shown already. */
    @Test
    void withoutWindowsOnlyAnotherHrefIsAView() {
        assertThat(views(playing.request("socket 1", meta(T, SHOP), snapshot(T + 1))))
                .hasSize(1);
        assertThat(views(playing.request("socket 2", meta(T + 9, SHOP), snapshot(T + 10))))
                .isEmpty();
        assertThat(views(playing.request(null, meta(T + 20, SHOP), meta(T + 30, SHOP + "b"))))
                .containsExactly(new FactDetail.PageView(SHOP + "b", SHOP, 30));
    }

    @Test
    void clickOverAnotherSocketFindsItsElementAndPage() {
        playing.request(
                null,
                meta(T, SHOP),
                "{\"type\":2,\"data\":{\"node\":{\"type\":2,\"tagName\":\"button\",\"attributes\":{\"id\":\"buy\"},"
                        + "\"childNodes\":[],\"id\":7}},\"timestamp\":" + T + "}");

        assertThat(playing.request("socket 1", click(T + 5, 7, 1, 2)))
                .singleElement()
                .satisfies(fact -> {
                    assertThat(fact.pageUrl()).isEqualTo(SHOP);
                    assertThat(fact.detail())
                            .isEqualTo(new FactDetail.Click(7, 1, 2, 1280, 720, new Target("button", "#buy", "")));
                });
    }

    @Test
    void urlMarkersAreViewsLikeMeta() {
        List<Fact> facts = playing.request(
                null,
                meta(T, SHOP),
                custom(T + 1, "dozor:url", "{\"url\":\"" + SHOP + "\",\"pathname\":\"/\"}"),
                custom(T + 2_000, "dozor:url", "{\"url\":\"/cart?id=1\",\"pathname\":\"/cart\"}"),
                custom(T + 4_000, "pageview-meta", "{\"url\":\"" + SHOP + "pay\",\"section\":\"checkout\"}"),
                custom(T + 6_000, "playhead:url", "{\"href\":\"" + SHOP + "#/done\"}"),
                meta(T + 7_000, SHOP + "#/done"));

        assertThat(views(facts))
                .extracting(FactDetail.PageView::href)
                .containsExactly(SHOP, SHOP + "cart?id=", SHOP + "pay", SHOP + "#/done");
    }

    @Test
    void pageviewMetaWithoutAddressIsACustomFact() {
        assertThat(playing.request(null, custom(T, "pageview-meta", "{\"section\":\"checkout\"}")))
                .extracting(Fact::detail)
                .containsExactly(new FactDetail.Custom("pageview-meta", Map.of("section", "checkout")));
    }

    @Test
    void comingBackAtOnceIsAQuickBack() {
        List<Fact> facts = playing.send(meta(T, SHOP + "a"), meta(T + 5_000, SHOP + "b"), meta(T + 6_999, SHOP + "a"));

        assertThat(Playing.kinds(facts)).containsExactly("page_view", "page_view", "page_view", "quick_back");
        assertThat(facts.getLast().detail()).isEqualTo(new FactDetail.QuickBack(SHOP + "a", SHOP + "b", 1_999));
        assertThat(facts.getLast().pageUrl()).isEqualTo(SHOP + "a");
    }

    @Test
    void slowerOrOtherWaysAreNoQuickBack() {
        List<Fact> facts = playing.send(
                meta(T, SHOP + "a"),
                meta(T + 5_000, SHOP + "b"),
                meta(T + 7_000, SHOP + "a"),
                meta(T + 7_100, SHOP + "c"),
                meta(T + 7_200, SHOP + "b"));

        assertThat(Playing.kinds(facts)).containsOnly("page_view");
    }

    @Test
    void reloadsBetweenAreNoOtherPage() {
        playing.send(meta(T, SHOP + "a"), meta(T + 5_000, SHOP + "b"));
        playing.sendIn("b again", meta(T + 5_900, SHOP + "b"));

        assertThat(Playing.kinds(playing.sendIn("a again", meta(T + 6_500, SHOP + "a"))))
                .containsExactly("page_view", "quick_back");
    }

    /** Payload as @rrweb/browser-client sends it. */
    @Test
    void recordingMetaTellsVisitorAndMetadata() {
        playing.request(
                null,
                custom(
                        T,
                        "recording-meta",
                        "{\"domain\":\"shop.example\",\"includePii\":true,\"visitor\":\"rrweb-browser-client-visitor-id=v9\","
                                + "\"timezone\":\"Europe/Amsterdam\",\"language\":\"nl\",\"screenWidth\":390,\"screenHeight\":844,"
                                + "\"recordingId\":\"r1\",\"userAgent\":\"" + AGENT + "\"}"));

        Rollup rollup = playing.rollup();
        assertThat(rollup.visitor().visitorUid()).isEqualTo("v9");
        assertThat(rollup.client()).isEqualTo(new Rollup.Client("Safari", "iOS", "mobile", ""));
        assertThat(rollup.metadata())
                .containsEntry("domain", "shop.example")
                .containsEntry("visitor", "v9")
                .containsEntry("timezone", "Europe/Amsterdam")
                .containsEntry("language", "nl")
                .containsEntry("screenWidth", "390")
                .containsEntry("recordingId", "r1");
    }

    @Test
    void recorderThatRefusesPersonalDataIsHeard() {
        playing.detect().started(started());
        assertThat(playing.rollup().client().browser()).isEqualTo("Safari");

        playing.request(null, custom(T, "recording-meta", "{\"includePii\":false,\"userAgent\":\"" + AGENT + "\"}"));
        playing.detect().started(started());
        playing.detect().other(new LogEntry.Metadata(SUBJECT, at(90), Map.of("userAgent", AGENT, "country", "NL")));

        Detect restored = Detect.restore(Thresholds.defaults(), playing.detect().state());
        restored.started(started());
        for (Rollup rollup : List.of(playing.rollup(), restored.rollup())) {
            assertThat(rollup.client()).isEqualTo(new Rollup.Client("", "", "", "sdk 1"));
            assertThat(rollup.visitor().country()).isEmpty();
            assertThat(rollup.metadata()).containsOnly(Map.entry("includePii", "false"));
        }
        assertThat(new String(restored.state(), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("iPhone", "NL");
    }

    @Test
    void userAgentMayComeLate() {
        playing.request(null, meta(T, SHOP));
        assertThat(playing.rollup().client().browser()).isEmpty();

        playing.detect().other(new LogEntry.Metadata(SUBJECT, at(90), Map.of("userAgent", AGENT)));

        assertThat(playing.rollup().client()).isEqualTo(new Rollup.Client("Safari", "iOS", "mobile", ""));
    }

    private static List<FactDetail.PageView> views(List<Fact> facts) {
        return Playing.of(FactDetail.PageView.class, facts);
    }

    private static LogEntry.Started started() {
        RecordingStart start = RecordingStart.builder(Dialect.RRWEB_CLOUD, T)
                .browser(AGENT, "en")
                .country("NL")
                .sdk("sdk", "1")
                .build();
        return new LogEntry.Started(SUBJECT, at(1), start);
    }
}
