package dev.playhead.doctor.visit;

/** What the doctor leaves behind. */
public sealed interface Traces {
    /** Nothing was recorded. */
    record None() implements Traces {}

    /** Gone wherever it can be read; {@code remains} says what is kept how long. */
    record Erased(String remains) implements Traces {}

    /** Asked for and acknowledged, but not seen to happen. */
    record Requested(String recordingId, String by) implements Traces {}

    /** Still there: the erasure could not even be asked for. */
    record Left(String recordingId, String why) implements Traces {}
}
