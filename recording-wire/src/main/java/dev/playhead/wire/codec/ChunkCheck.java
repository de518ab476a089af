package dev.playhead.wire.codec;

/** What {@link Inflate#check} found: like {@link ChunkDecoding}, without the bytes. */
public sealed interface ChunkCheck
        permits ChunkCheck.Checked, ChunkDecoding.Malformed, ChunkDecoding.TooLarge, ChunkDecoding.UnsupportedEncoding {
    /**
     * The body inflates.
     *
     * @param inflatedLength bytes
     * @param firstByte the first inflated byte that is no JSON white space, or -1 if there is none
     * @param events events on the top level: lines of NDJSON, items of an array, 1 of one object, items of {@code
     *     {"events":[…]}}. Exact for whatever can be read as events ({@link EventCount}); a text that is no JSON has some
     *     number
     */
    record Checked(long inflatedLength, int firstByte, long events) implements ChunkCheck {
        /** Whether the text starts like a JSON object or array, as every chunk of events does. */
        public boolean startsLikeEvents() {
            return firstByte == '{' || firstByte == '[';
        }
    }
}
