package dev.playhead.recording.accept;

/** What {@link Accept} says of an entry of the log. */
public sealed interface Verdict {
    /**
     * The entry belongs to the recording.
     *
     * @param firstIndex of a chunk: how many of its leading events repeat an earlier request and are to be dropped
     */
    record Accepted(int firstIndex) implements Verdict {}

    /** The recording has it already. */
    record Duplicate() implements Verdict {}

    /**
     * The recording takes it no more.
     *
     * @param reason {@code stopped}, {@code cancelled}, {@code erased}, {@code refused} or {@code too_old}
     */
    record Fenced(String reason) implements Verdict {}

    /** A {@code recording_ended} that came too late: a newer record precedes it, or the recording has ended already. */
    record Void() implements Verdict {}
}
