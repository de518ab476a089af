package dev.playhead.storage.segment;

import dev.playhead.recording.Position;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Reads what {@link IndexWriter} wrote. Anything else ends in a RuntimeException (of the buffer, of arithmetic, or of the records'
 * invariants), never in an allocation beyond a multiple of the index's length. Not thread-safe.
 */
public final class IndexReader {
    private final ByteBuffer in;

    public IndexReader(ByteBuffer in) {
        this.in = in;
    }

    public boolean isAtEnd() {
        return !in.hasRemaining();
    }

    public List<Run> runs(long base) {
        int count = count();
        List<Run> runs = new ArrayList<>();
        long offset = base;
        for (int i = 0; i < count; i++) {
            offset = Math.addExact(offset, unsigned());
            runs.add(new Run(offset, integer(), integer()));
        }
        return runs;
    }

    public List<Keyframe> keyframes(long firstOffset, long firstTimestamp) {
        int count = count();
        List<Keyframe> keyframes = new ArrayList<>();
        long offset = firstOffset;
        for (int i = 0; i < count; i++) {
            offset = Math.addExact(offset, unsigned());
            keyframes.add(new Keyframe(new Position(offset, integer()), firstTimestamp + signed()));
        }
        return keyframes;
    }

    public FactsEntry facts() {
        return new FactsEntry(unsigned(), integer(), unsigned(), integer());
    }

    public UUID uuid() {
        return new UUID(in.getLong(), in.getLong());
    }

    public String text() {
        byte[] utf8 = new byte[count()];
        in.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /** A number of things that each take at least one byte. */
    public int count() {
        int count = integer();
        if (count > in.remaining()) {
            throw new IllegalArgumentException("more things than bytes");
        }
        return count;
    }

    public int integer() {
        return Math.toIntExact(unsigned());
    }

    public long signed() {
        long value = unsigned();
        return (value >>> 1) ^ -(value & 1);
    }

    public long unsigned() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a varint of more than ten bytes");
    }
}
