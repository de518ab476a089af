package dev.playhead.wire.codec;

/** What became of a piece that a {@link StreamInflate} was fed. */
public sealed interface StreamFeed
        permits StreamFeed.Fed, ChunkDecoding.Malformed, ChunkDecoding.TooLarge, ChunkDecoding.UnsupportedEncoding {
    /**
     * The piece was read.
     *
     * @param plainBytes bytes that came out of the stream so far, all its pieces together
     */
    record Fed(long plainBytes) implements StreamFeed {}
}
