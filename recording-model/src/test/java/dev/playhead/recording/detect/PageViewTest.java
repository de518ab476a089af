package dev.playhead.recording.detect;

import static dev.playhead.recording.Recordings.click;
import static dev.playhead.recording.Recordings.custom;
import static dev.playhead.recording.Recordings.error;
import static dev.playhead.recording.Recordings.meta;
import static dev.playhead.recording.Recordings.snapshot;
import static dev.playhead.recording.detect.Playing.T;
import static dev.playhead.recording.detect.Playing.started;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which page an event belongs to, and when another one begins. */
class PageViewTest {
    private static final String SHOP = "https://shop.example/";

    private final Playing playing = new Playing();

    @Test
    void pageViewsAreNewHrefsAndNotCheckouts() {
        List<Fact> facts = playing.send(
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
        assertThat(playing.rollup().pages())
                .isEqualTo(new Rollup.Pages(SHOP, SHOP + "b", List.of(SHOP, SHOP + "#/cart", SHOP + "b")));
    }

    @Test
    void firstMetaOfANewWindowIsAPageViewEvenOfTheSamePage() {
        playing.send(meta(T, SHOP));

        List<Fact> reload = playing.sendIn("w2", meta(T + 9, SHOP));

        assertThat(reload).extracting(Fact::detail).containsExactly(new FactDetail.PageView(SHOP, SHOP, 9));
    }

    @Test
    void lateChunkOfTheOldPageStaysWithIt() {
        playing.send(meta(T, SHOP + "a"));
        playing.sendIn("w2", meta(T + 9, SHOP + "b"));

        assertThat(playing.send(click(T + 8, 1, 1, 1)).getFirst().pageUrl()).isEqualTo(SHOP + "a");
    }

    @Test
    void pagesThatDifferInARemovedValueAreDifferentPages() {
        assertThat(playing.send(meta(T, SHOP + "?id=1"), meta(T + 1, SHOP + "?id=2"), meta(T + 2, SHOP + "?id=2")))
                .hasSize(2);
    }

    @Test
    void firstErrorMayComeBeforeTheFirstPage() {
        playing.detect().started(started(SHOP + "?token=1"));

        assertThat(playing.send(error(T, "early", "")).getFirst().pageUrl()).isEqualTo(SHOP + "?token=");
    }
}
