package dev.playhead.wire.deadletter;

/** What one record of {@code playhead.dead-letters} turned out to be. */
public sealed interface DeadLetterRead {
    /** A letter, or the record that completes one. */
    record Letter(DeadLetter letter) implements DeadLetterRead {}

    /** A frame of a letter that isn't complete yet. */
    record Part() implements DeadLetterRead {}

    /** The letter with this id was appended to the log again. */
    record Retried(String letterId, long at) implements DeadLetterRead {}

    /** Nothing that this release knows. */
    record Unknown() implements DeadLetterRead {}
}
