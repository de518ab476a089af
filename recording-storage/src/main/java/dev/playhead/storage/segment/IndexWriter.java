package dev.playhead.storage.segment;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** The bytes of an index: numbers as varints, offsets and times as differences. Not thread-safe. */
public final class IndexWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1024);

    public byte[] bytes() {
        return out.toByteArray();
    }

    /** Each offset as the difference to the one before; the first, to {@code base}. */
    public void runs(List<Run> runs, long base) {
        unsigned(runs.size());
        long offset = base;
        for (Run run : runs) {
            unsigned(run.offset() - offset);
            unsigned(run.firstIndex());
            unsigned(run.count());
            offset = run.offset();
        }
    }

    /** @param firstOffset not above that of the first keyframe */
    public void keyframes(List<Keyframe> keyframes, long firstOffset, long firstTimestamp) {
        unsigned(keyframes.size());
        long offset = firstOffset;
        for (Keyframe keyframe : keyframes) {
            unsigned(keyframe.position().offset() - offset);
            unsigned(keyframe.position().index());
            signed(keyframe.timestamp() - firstTimestamp);
            offset = keyframe.position().offset();
        }
    }

    public void facts(FactsEntry facts) {
        unsigned(facts.byteOffset());
        unsigned(facts.byteLength());
        unsigned(facts.rawBytes());
        unsigned(facts.count());
    }

    public void uuid(UUID id) {
        ByteBuffer bytes =
                ByteBuffer.allocate(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        out.writeBytes(bytes.array());
    }

    public void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        unsigned(utf8.length);
        out.writeBytes(utf8);
    }

    public void signed(long value) {
        unsigned((value << 1) ^ (value >> 63));
    }

    public void unsigned(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
