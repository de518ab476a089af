package dev.playhead.recording.detect;

import static dev.playhead.recording.Recordings.SUBJECT;
import static dev.playhead.recording.Recordings.WINDOW;
import static dev.playhead.recording.Recordings.at;
import static dev.playhead.recording.Recordings.chunk;
import static dev.playhead.recording.Recordings.click;
import static dev.playhead.recording.Recordings.custom;
import static dev.playhead.recording.Recordings.error;
import static dev.playhead.recording.Recordings.meta;
import static dev.playhead.recording.Recordings.mouseMove;
import static dev.playhead.recording.Recordings.mutation;
import static dev.playhead.recording.Recordings.read;
import static dev.playhead.recording.Recordings.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playhead.recording.Dialect;
import dev.playhead.recording.Position;
import dev.playhead.recording.log.ChunkHead;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.RecordingStart;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DetectTest {
    private static final long T = 1_700_000_000_000L;
    private static final long SKEW = 250;
    private static final String SHOP = "https://shop.example/";

    private final Detect detect = new Detect(Thresholds.defaults());
    private long offset = 10;

    @Test
    void clickCarriesPlaceViewportAndPage() {
        List<Fact> facts = send(meta(T, SHOP + "cart?id=7&utm_source=ad"), click(T + 5, 42, 10.5, 20));

        assertThat(facts.getLast())
                .isEqualTo(new Fact(
                        SUBJECT,
                        new Position(10, 1),
                        0,
                        T + 5 + SKEW,
                        SHOP + "cart?id=&utm_source=ad",
                        new FactDetail.Click(42, 10.5, 20, 1280, 720, Target.UNKNOWN)));
    }

    @Test
    void clickAndRageClickNameTheirElement() {
        String page =
                "{\"type\":2,\"data\":{\"node\":{\"type\":2,\"tagName\":\"button\",\"attributes\":{\"id\":\"buy\"},"
                        + "\"childNodes\":[{\"type\":3,\"textContent\":\"Buy\",\"id\":8}],\"id\":7}},\"timestamp\":" + T
                        + "}";
        Target buy = new Target("button", "#buy", "Buy");

        List<Fact> clicks = send(page, burst(3, 100)[0], burst(3, 100)[1], burst(3, 100)[2]);

        assertThat(clicks)
                .extracting(fact -> ((FactDetail.Click) fact.detail()).target())
                .containsOnly(buy);
        assertThat(rages(detect.close(at(50))))
                .extracting(FactDetail.RageClick::target)
                .containsExactly(buy);
        List<Fact> ofAnotherWindow =
                detect.chunk(chunk(90, "w2", 0, List.of()), read(bytes(click(T + 9_000, 7, 1, 1))), 0);
        assertThat(((FactDetail.Click) ofAnotherWindow.getFirst().detail()).target())
                .isEqualTo(Target.UNKNOWN);
    }

    @Test
    void droppedIndexIsMissedUntilTheNextKeyframe() {
        assertThat(detect.needsDom()).isFalse();
        send(snapshot(T));
        assertThat(detect.domNodes()).isPositive();

        detect.dropDom();

        assertThat(detect.needsDom()).isTrue();
        assertThat(detect.domNodes()).isZero();
        send(snapshot(T + 1));
        assertThat(detect.needsDom()).isFalse();
    }

    @Test
    void otherMouseInteractionsAreNoClicks() {
        String down = click(T, 1, 1, 1).replace("\"type\":2,\"id\"", "\"type\":1,\"id\"");

        assertThat(send(down)).isEmpty();
        assertThat(detect.rollup().counts().clicks()).isZero();
    }

    @Test
    void fiveQuickClicksAreOneRageClickWhenTheBurstEnds() {
        List<Fact> clicks = send(burst(5, 300));
        assertThat(clicks)
                .extracting(fact -> fact.detail().kind())
                .containsOnly("click")
                .hasSize(5);

        List<Fact> after = send(mouseMove(T + 1_200 + 1_001));

        assertThat(after)
                .containsExactly(new Fact(
                        SUBJECT,
                        new Position(10, 4),
                        1,
                        T + 1_200 + SKEW,
                        "",
                        new FactDetail.RageClick(7, 100, 100, 0, 0, 5, 1_200, 0, Target.UNKNOWN)));
        assertThat(detect.rollup().counts().rageClicks()).isEqualTo(1);
        assertThat(detect.close(at(99))).isEmpty();
    }

    @Test
    void burstIsStillOpenAtExactlyOneSecond() {
        send(burst(2, 1_000));

        assertThat(rages(send(mouseMove(T + 2_000), click(T + 2_000, 7, 100, 100))))
                .isEmpty();
        assertThat(rages(detect.close(at(50)))).singleElement().satisfies(rage -> assertThat(rage.count())
                .isEqualTo(3));
    }

    @Test
    void clickElsewhereEndsTheBurst() {
        send(burst(3, 100));

        List<Fact> facts = send(click(T + 300, 8, 131, 100));

        assertThat(facts).extracting(fact -> fact.detail().kind()).containsExactly("rage_click", "click");
        assertThat(detect.close(at(50))).isEmpty();
    }

    @Test
    void burstHoldsClicksOfOneNodeOrWithin30Pixels() {
        send(click(T, 7, 0, 0), click(T + 1, 7, 500, 0), click(T + 2, 9, 530, 0));

        assertThat(rages(detect.close(at(50)))).hasSize(1);
    }

    @Test
    void unknownNodesAreNotTheSame() {
        send(click(T, -1, 0, 0), click(T + 1, -1, 500, 0), click(T + 2, -1, 0, 0));

        assertThat(detect.close(at(50))).isEmpty();
    }

    @Test
    void twoClicksAreNoRage() {
        send(burst(2, 100));

        assertThat(send(mouseMove(T + 60_000))).isEmpty();
    }

    @Test
    void countsTheClicksThatHadAnEffect() {
        send(
                click(T, 7, 1, 1),
                mutation(T + 10),
                mutation(T + 20),
                click(T + 100, 7, 1, 1),
                click(T + 200, 7, 1, 1),
                meta(T + 250, SHOP));

        assertThat(rages(detect.close(at(50)))).singleElement().satisfies(rage -> {
            assertThat(rage.count()).isEqualTo(3);
            assertThat(rage.effects()).isEqualTo(2);
        });
    }

    @Test
    void mutationAfterTheBurstIsNoEffect() {
        send(burst(3, 100));

        assertThat(rages(send(mutation(T + 5_000)))).singleElement().satisfies(rage -> assertThat(rage.effects())
                .isZero());
    }

    @Test
    void errorIsFingerprintedWithoutWhatVaries() {
        String frame = "    at pay (https://shop.example/app.%s.js?v=1:%d:7)";
        FactDetail.Failure one = failure(send(error(T, "No cart 17", "Error\\n" + frame.formatted("1a2b3c4d", 3))));
        FactDetail.Failure same = failure(send(error(T, "No cart 4", "Error\\n" + frame.formatted("9f8e7d6c", 9))));
        FactDetail.Failure other = failure(send(error(T, "No cart 4", "at ship (https://shop.example/app.js:3:7)")));

        assertThat(one.source()).isEqualTo("error");
        assertThat(one.message()).isEqualTo("No cart 17");
        assertThat(one.stack()).startsWith("Error\n");
        assertThat(one.fingerprint()).matches("[0-9a-f]{16}").isEqualTo(same.fingerprint());
        assertThat(other.fingerprint()).isNotEqualTo(one.fingerprint());
    }

    @Test
    void errorsTextIsCutAndAlwaysEncodable() {
        FactDetail.Failure failure = failure(send(error(T, "x".repeat(1_999) + "\\ud83d\\ude00 \\ud83d", "")));

        assertThat(failure.message()).isEqualTo("x".repeat(1_999));
        assertThat(failure(send(error(T, "a\\ud83d", ""))).message()).isEqualTo("a\uFFFD");
    }

    @Test
    void firstErrorMayComeBeforeTheFirstPage() {
        detect.started(started(SHOP + "?token=1"));

        assertThat(send(error(T, "early", "")).getFirst().pageUrl()).isEqualTo(SHOP + "?token=");
    }

    @Test
    void pageViewsAreNewHrefsAndNotCheckouts() {
        List<Fact> facts = send(
                meta(T, SHOP),
                snapshot(T + 1),
                meta(T + 10_000, SHOP),
                snapshot(T + 10_001),
                custom(T + 12_000, "playhead:url", "{\"href\":\"" + SHOP + "#/cart\"}"),
                custom(T + 13_000, "dozor:url", "{\"url\":\"" + SHOP + "b\",\"pathname\":\"/b\"}"));

        assertThat(facts)
                .extracting(Fact::detail)
                .containsExactly(
                        new FactDetail.PageView(SHOP, "", 0),
                        new FactDetail.PageView(SHOP + "#/cart", SHOP, 12_000),
                        new FactDetail.PageView(SHOP + "b", SHOP + "#/cart", 1_000));
        assertThat(detect.rollup().pages())
                .isEqualTo(new Rollup.Pages(SHOP, SHOP + "b", List.of(SHOP, SHOP + "#/cart", SHOP + "b")));
    }

    @Test
    void firstMetaOfANewWindowIsAPageViewEvenOfTheSamePage() {
        send(meta(T, SHOP));

        List<Fact> reload = detect.chunk(chunk(20, "w2", 0, List.of()), read(bytes(meta(T + 9, SHOP))), 0);

        assertThat(reload).extracting(Fact::detail).containsExactly(new FactDetail.PageView(SHOP, SHOP, 9));
    }

    @Test
    void lateChunkOfTheOldPageStaysWithIt() {
        send(meta(T, SHOP + "a"));
        detect.chunk(chunk(20, "w2", 0, List.of()), read(bytes(meta(T + 9, SHOP + "b"))), 0);

        assertThat(send(click(T + 8, 1, 1, 1)).getFirst().pageUrl()).isEqualTo(SHOP + "a");
    }

    @Test
    void pagesThatDifferInARemovedValueAreDifferentPages() {
        assertThat(send(meta(T, SHOP + "?id=1"), meta(T + 1, SHOP + "?id=2"), meta(T + 2, SHOP + "?id=2")))
                .hasSize(2);
    }

    @Test
    void droppedEventsCountForNothing() {
        LogEntry.Chunk chunk = chunk(10, WINDOW, -1, List.of(click(T, 1, 1, 1), click(T + 5_000, 1, 1, 1)));

        List<Fact> facts = detect.chunk(chunk, read(chunk.events()), 1);

        assertThat(facts).extracting(Fact::position).containsExactly(new Position(10, 1));
        assertThat(detect.rollup().volume().eventCount()).isEqualTo(1);
    }

    @Test
    void skewIsFixedAtTheFirstChunk() {
        assertThat(detect.rollup().span().skewMs()).isZero();
        send(meta(T, SHOP));
        ChunkHead later = new ChunkHead(WINDOW, 1, T, T + 99_000, false, Dialect.NATIVE);
        LogEntry.Chunk chunk = new LogEntry.Chunk(SUBJECT, at(20), later, bytes(click(T + 1, 1, 1, 1)));

        assertThat(detect.chunk(chunk, read(chunk.events()), 0).getFirst().timestamp())
                .isEqualTo(T + 1 + SKEW);
        assertThat(detect.rollup().span()).isEqualTo(new Rollup.Span(T + SKEW, T + 1 + SKEW, 1, 0, SKEW));
    }

    @Test
    void idlePausesAreNotActive() {
        send(
                meta(T, SHOP),
                mouseMove(T + 1_000),
                mouseMove(T + 3_000),
                mouseMove(T + 8_000),
                mouseMove(T + 13_001),
                click(T + 14_001, 1, 1, 1),
                mutation(T + 20_000));

        assertThat(detect.rollup().span().activeMs()).isEqualTo(2_000 + 5_000 + 1_000);
        assertThat(detect.rollup().span().durationMs()).isEqualTo(20_000);
    }

    @Test
    void brokenTimestampsDoNotStretchTheRecording() {
        send(
                meta(T, SHOP),
                mouseMove(5),
                mouseMove(T * 1_000),
                "{\"type\":3,\"data\":{\"source\":2,\"type\":2,\"id\":1,\"x\":1,\"y\":1}}",
                mouseMove(T + 60));

        assertThat(detect.rollup().span().durationMs()).isEqualTo(60);
        assertThat(detect.rollup().volume().eventCount()).isEqualTo(5);
        assertThat(detect.rollup().counts().clicks()).isEqualTo(1);
    }

    @Test
    void activityIsSpreadOverTheDuration() {
        send(meta(T, SHOP), mouseMove(T), mouseMove(T + 500_000), mouseMove(T + 501_000), mouseMove(T + 1_000_000));

        int[] activity = detect.rollup().timeline().activity();

        assertThat(activity).hasSize(100);
        assertThat(Arrays.stream(activity).sum()).isEqualTo(4);
        assertThat(activity[0]).isEqualTo(1);
        assertThat(activity[49] + activity[50]).isEqualTo(2);
        assertThat(activity[99]).isEqualTo(1);
    }

    @Test
    void keyframesAreThinnedOutEvenly() {
        for (int i = 0; i < 2_500; i++) {
            send(snapshot(T + i));
        }

        List<Long> keyframes = detect.rollup().timeline().keyframes();

        assertThat(keyframes)
                .hasSizeBetween(500, 1_000)
                .startsWith(T + SKEW, T + SKEW + 4)
                .endsWith(T + SKEW + 2_496);
    }

    @Test
    void knowsWhoWasRecordedAndWithWhat() {
        detect.started(started(SHOP));
        detect.other(new LogEntry.Metadata(SUBJECT, at(11), Map.of("plan", "free")));
        detect.other(new LogEntry.Metadata(SUBJECT, at(12), Map.of("plan", "pro")));
        detect.other(new LogEntry.Identified(SUBJECT, at(13), "u1", Map.of("role", "buyer")));
        send(
                custom(
                        T,
                        "recording-meta",
                        "{\"visitor\":\"rrweb-browser-client-visitor-id=v9\",\"timezone\":\"UTC\",\"url\":\"https://a.example/?q=me\"}"));

        Rollup rollup = detect.rollup();

        assertThat(rollup.visitor()).isEqualTo(new Rollup.Visitor("v1", "s1", "u1", "NL"));
        assertThat(rollup.client()).isEqualTo(new Rollup.Client("Chrome", "macOS", "desktop", "playhead 0.1"));
        assertThat(rollup.metadata())
                .containsEntry("plan", "pro")
                .containsEntry("user.role", "buyer")
                .containsEntry("timezone", "UTC")
                .containsEntry("url", "https://a.example/?q=");
        assertThat(rollup.pages().entryUrl()).isEqualTo(SHOP);
    }

    @Test
    void refusesStateOfALaterVersion() {
        assertThatThrownBy(() -> Detect.restore(Thresholds.defaults(), new byte[] {9}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesStateThatEndsEarly() {
        detect.started(started(SHOP));
        send(meta(T, SHOP), snapshot(T + 1), click(T + 2, 1, 1, 1), mouseMove(T + 3));
        byte[] state = detect.state();

        assertThat(Detect.restore(Thresholds.defaults(), state).state()).isEqualTo(state);
        for (int length = 0; length < state.length; length++) {
            byte[] part = Arrays.copyOf(state, length);
            assertThatThrownBy(() -> Detect.restore(Thresholds.defaults(), part))
                    .as("%d of %d bytes", length, state.length)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private List<Fact> send(String... events) {
        LogEntry.Chunk chunk = chunk(offset, WINDOW, offset, List.of(events));
        offset++;
        return detect.chunk(chunk, read(chunk.events()), 0);
    }

    private static String[] burst(int count, long gap) {
        String[] clicks = new String[count];
        for (int i = 0; i < count; i++) {
            clicks[i] = click(T + i * gap, 7, 100, 100);
        }
        return clicks;
    }

    private static List<FactDetail.RageClick> rages(List<Fact> facts) {
        return facts.stream()
                .map(Fact::detail)
                .filter(FactDetail.RageClick.class::isInstance)
                .map(FactDetail.RageClick.class::cast)
                .toList();
    }

    private static FactDetail.Failure failure(List<Fact> facts) {
        return (FactDetail.Failure) facts.getFirst().detail();
    }

    private static LogEntry.Started started(String url) {
        RecordingStart start = RecordingStart.builder(Dialect.NATIVE, T)
                .visitor("v1", "s1")
                .page(url, "")
                .browser(
                        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36",
                        "en")
                .sdk("playhead", "0.1")
                .country("NL")
                .build();
        return new LogEntry.Started(SUBJECT, at(1), start);
    }

    private static byte[] bytes(String event) {
        return dev.playhead.recording.Recordings.ndjson(List.of(event));
    }
}
