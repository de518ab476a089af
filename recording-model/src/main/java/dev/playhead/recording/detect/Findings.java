package dev.playhead.recording.detect;

import dev.playhead.recording.Position;
import dev.playhead.recording.log.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The facts that an entry of the log completed, in the order of completion. */
final class Findings {
    private final Memory memory;
    private final List<Fact> found = new ArrayList<>();

    Findings(Memory memory) {
        this.memory = memory;
    }

    /** A fact of the page that the event's window shows. */
    void write(Moment at, FactDetail detail) {
        write(at.position(), at.time(), memory.trail.url(at.window()), detail);
    }

    /** @param time by the client's clock */
    void write(Position position, long time, String pageUrl, FactDetail detail) {
        Subject of = Objects.requireNonNull(memory.subject, "a fact before the first entry");
        memory.tally.fact(detail);
        found.add(new Fact(of, position, detail.ordinal(), memory.times.absolute(time), pageUrl, detail));
    }

    List<Fact> drain() {
        List<Fact> facts = List.copyOf(found);
        found.clear();
        return facts;
    }
}
