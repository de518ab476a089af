package dev.playhead.recording.detect;

import dev.playhead.recording.state.StateReader;
import dev.playhead.recording.state.StateWriter;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What becomes of clicks: bursts of them are rage, and those that nothing followed are dead. */
final class Clicks {
    /** Their doing isn't the page's: a field takes the focus, a canvas draws. */
    private static final Set<String> NEVER_DEAD =
            Set.of("input", "select", "textarea", "label", "video", "audio", "canvas");

    /** More than a hand manages within the window; of more the first stay undecided. */
    private static final int MAX_UNDECIDED = 32;

    /** In log order, each waiting for an effect or for its time to be over. */
    private final ArrayDeque<ClickAt> undecided = new ArrayDeque<>();

    private @Nullable ClickBurst burst;

    /** Before an event of that time is looked at: decides what waited for it. */
    void pass(long time, Thresholds.Clicks rule, Findings findings) {
        if (burst != null && burst.isOver(time, rule)) {
            endBurst(rule, findings);
        }
        if (!undecided.isEmpty()) {
            decide(time, rule, findings);
        }
    }

    void click(ClickAt at, Thresholds.Clicks rule, Findings findings) {
        if (burst != null && !burst.takes(at, rule)) {
            endBurst(rule, findings);
        }
        burst = burst == null ? ClickBurst.startingWith(at) : burst.plus(at);
        findings.write(at.position(), at.time(), at.pageUrl(), at.click());
        // Of an element that the index doesn't know nobody can tell whether it is a field.
        String tag = at.click().target().tag();
        if (!tag.isEmpty() && !NEVER_DEAD.contains(tag)) {
            if (undecided.size() == MAX_UNDECIDED) {
                undecided.removeFirst();
            }
            undecided.addLast(at);
        }
    }

    /** The DOM or the page changed. */
    void change(long time) {
        burst = burst == null ? null : burst.withEffect();
        answer(time);
    }

    /** Something happened that a click may have been for, whether or not it changed the page. */
    void answer(long time) {
        if (!undecided.isEmpty()) {
            undecided.removeIf(click -> click.time() <= time);
        }
    }

    /** The recording ended: a burst is over, a click that is undecided is not dead. */
    void close(Thresholds.Clicks rule, Findings findings) {
        endBurst(rule, findings);
        undecided.clear();
    }

    private void decide(long time, Thresholds.Clicks rule, Findings findings) {
        for (Iterator<ClickAt> clicks = undecided.iterator(); clicks.hasNext(); ) {
            ClickAt at = clicks.next();
            if (time - at.time() > rule.deadWindowMs()) {
                clicks.remove();
                findings.write(at.position(), at.time(), at.pageUrl(), FactDetail.DeadClick.of(at.click()));
            }
        }
    }

    private void endBurst(Thresholds.Clicks rule, Findings findings) {
        if (burst == null) {
            return;
        }
        ClickAt last = burst.last();
        burst.end(rule).ifPresent(rage -> findings.write(last.position(), last.time(), last.pageUrl(), rage));
        burst = null;
    }

    void writeBurst(StateWriter out) {
        out.flag(burst != null);
        if (burst != null) {
            burst.write(out);
        }
    }

    void readBurst(StateReader in) {
        burst = in.flag() ? ClickBurst.read(in) : null;
    }

    void writeUndecided(StateWriter out) {
        out.unsigned(undecided.size());
        undecided.forEach(click -> click.write(out));
    }

    void readUndecided(StateReader in) {
        for (int left = in.count(); left > 0; left--) {
            undecided.addLast(ClickAt.read(in));
        }
    }
}
