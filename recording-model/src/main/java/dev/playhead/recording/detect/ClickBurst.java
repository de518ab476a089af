package dev.playhead.recording.detect;

import dev.playhead.recording.state.StateReader;
import dev.playhead.recording.state.StateWriter;
import java.util.Optional;

/** The clicks that may become one rage click. Written when the burst ends, so one burst is one fact. */
final class ClickBurst {
    private final ClickAt last;
    private final long firstTime;
    private final int count;
    private final int effects;
    private final boolean lastHadEffect;

    private ClickBurst(ClickAt last, long firstTime, int count, int effects, boolean lastHadEffect) {
        this.last = last;
        this.firstTime = firstTime;
        this.count = count;
        this.effects = effects;
        this.lastHadEffect = lastHadEffect;
    }

    static ClickBurst startingWith(ClickAt click) {
        return new ClickBurst(click, click.time(), 1, 0, false);
    }

    /** The click that gives the fact its place. */
    ClickAt last() {
        return last;
    }

    boolean isOver(long time, Thresholds.Clicks rule) {
        return time - last.time() > rule.rageGapMs();
    }

    /** Whether the next click, in time, belongs to this burst: the same node, or close by. */
    boolean takes(ClickAt next, Thresholds.Clicks rule) {
        FactDetail.Click a = last.click();
        FactDetail.Click b = next.click();
        boolean inTime = Math.abs(next.time() - last.time()) <= rule.rageGapMs();
        // -1 is no node but "unknown": two unknown ones aren't the same.
        boolean sameNode = a.nodeId() == b.nodeId() && a.nodeId() >= 0;
        return inTime && (sameNode || Math.hypot(a.x() - b.x(), a.y() - b.y()) <= rule.rageRadiusPx());
    }

    ClickBurst plus(ClickAt next) {
        return new ClickBurst(next, firstTime, count + 1, effects, false);
    }

    /** The DOM changed, or the page: the last click did something. */
    ClickBurst withEffect() {
        return lastHadEffect ? this : new ClickBurst(last, firstTime, count, effects + 1, true);
    }

    Optional<FactDetail.RageClick> end(Thresholds.Clicks rule) {
        if (count < rule.rageCount()) {
            return Optional.empty();
        }
        FactDetail.Click click = last.click();
        return Optional.of(new FactDetail.RageClick(
                click.nodeId(),
                click.x(),
                click.y(),
                click.viewportWidth(),
                click.viewportHeight(),
                count,
                Math.max(0, last.time() - firstTime),
                effects,
                click.target()));
    }

    void write(StateWriter out) {
        last.write(out);
        out.signed(firstTime).unsigned(count).unsigned(effects).flag(lastHadEffect);
    }

    static ClickBurst read(StateReader in) {
        return new ClickBurst(ClickAt.read(in), in.signed(), in.unsignedInt(), in.unsignedInt(), in.flag());
    }
}
