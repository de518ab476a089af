package dev.playhead.wire.codec;

/** What became of a piece that an {@link EventCutter} was given. */
public sealed interface EventCut permits EventCut.Cut, ChunkDecoding.Malformed, ChunkDecoding.TooLarge {
    /**
     * The piece was read.
     *
     * @param events events that ended in it
     * @param heldBytes bytes of the event that is open at its end
     */
    record Cut(int events, int heldBytes) implements EventCut {}
}
