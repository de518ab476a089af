package dev.playhead.recording.detect;

import dev.playhead.recording.Position;
import dev.playhead.recording.state.StateReader;
import dev.playhead.recording.state.StateWriter;
import java.util.Optional;

/** The clicks that may become one rage click. Written when the burst ends, so one burst is one fact. */
final class ClickBurst {
    /** A click as it happened: the last of the burst gives the fact its place. */
    record At(Position position, long time, String pageUrl, FactDetail.Click click) {}

    /** A burst that was a rage click. */
    record Ended(At last, FactDetail.RageClick rage) {}

    private final At last;
    private final long firstTime;
    private final int count;
    private final int effects;
    private final boolean lastHadEffect;

    private ClickBurst(At last, long firstTime, int count, int effects, boolean lastHadEffect) {
        this.last = last;
        this.firstTime = firstTime;
        this.count = count;
        this.effects = effects;
        this.lastHadEffect = lastHadEffect;
    }

    static ClickBurst startingWith(At click) {
        return new ClickBurst(click, click.time, 1, 0, false);
    }

    boolean isOver(long time, Thresholds.Clicks rule) {
        return time - last.time > rule.rageGapMs();
    }

    /** Whether the next click, in time, belongs to this burst: the same node, or close by. */
    boolean takes(At next, Thresholds.Clicks rule) {
        FactDetail.Click a = last.click;
        FactDetail.Click b = next.click;
        boolean inTime = Math.abs(next.time - last.time) <= rule.rageGapMs();
        // -1 is no node but "unknown": two unknown ones aren't the same.
        boolean sameNode = a.nodeId() == b.nodeId() && a.nodeId() >= 0;
        return inTime && (sameNode || Math.hypot(a.x() - b.x(), a.y() - b.y()) <= rule.rageRadiusPx());
    }

    ClickBurst plus(At next) {
        return new ClickBurst(next, firstTime, count + 1, effects, false);
    }

    /** The DOM changed, or the page: the last click did something. */
    ClickBurst withEffect() {
        return lastHadEffect ? this : new ClickBurst(last, firstTime, count, effects + 1, true);
    }

    Optional<Ended> end(Thresholds.Clicks rule) {
        if (count < rule.rageCount()) {
            return Optional.empty();
        }
        FactDetail.Click click = last.click;
        return Optional.of(new Ended(
                last,
                new FactDetail.RageClick(
                        click.nodeId(),
                        click.x(),
                        click.y(),
                        click.viewportWidth(),
                        click.viewportHeight(),
                        count,
                        Math.max(0, last.time - firstTime),
                        effects,
                        click.target())));
    }

    void write(StateWriter out) {
        FactDetail.Click click = last.click;
        out.signed(last.position.offset())
                .signed(last.position.index())
                .signed(last.time)
                .text(last.pageUrl);
        out.signed(click.nodeId()).real(click.x()).real(click.y());
        out.signed(click.viewportWidth()).signed(click.viewportHeight());
        out.text(click.target().tag())
                .text(click.target().selector())
                .text(click.target().text());
        out.signed(firstTime).unsigned(count).unsigned(effects).flag(lastHadEffect);
    }

    static ClickBurst read(StateReader in) {
        Position position = new Position(in.signed(), (int) in.signed());
        long time = in.signed();
        String pageUrl = in.text();
        FactDetail.Click click = new FactDetail.Click(
                (int) in.signed(),
                in.real(),
                in.real(),
                (int) in.signed(),
                (int) in.signed(),
                new Target(in.text(), in.text(), in.text()));
        At last = new At(position, time, pageUrl, click);
        return new ClickBurst(last, in.signed(), in.unsignedInt(), in.unsignedInt(), in.flag());
    }
}
