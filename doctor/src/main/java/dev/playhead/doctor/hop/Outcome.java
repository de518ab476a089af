package dev.playhead.doctor.hop;

import dev.playhead.doctor.call.Trouble;

/** How a hop went. */
public sealed interface Outcome {
    /** @param tookMs what the hop measures, see docs/operate/doctor.md */
    record Passed(long tookMs, String detail) implements Outcome {}

    record Failed(Trouble trouble) implements Outcome {}

    /** Not tried: an earlier hop has failed that it needs. */
    record Skipped(String why) implements Outcome {}
}
