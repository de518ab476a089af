package dev.playhead.benchmarks.ingest;

import java.io.ByteArrayOutputStream;

/** A client's WebSocket text frames (RFC 6455), one for each line, masked with zeros: masking would cost the cores that are measured. */
public final class TextFrames {
    private static final int TEXT = 0x81;
    private static final int MASKED = 0x80;
    private static final int SHORT = 126;
    private static final int LONG = 127;

    private TextFrames() {}

    public static byte[] of(byte[] lines) {
        ByteArrayOutputStream frames = new ByteArrayOutputStream(lines.length + lines.length / 32);
        int from = 0;
        for (int i = 0; i < lines.length; i++) {
            if (lines[i] == '\n') {
                frame(lines, from, i - from, frames);
                from = i + 1;
            }
        }
        return frames.toByteArray();
    }

    private static void frame(byte[] lines, int from, int length, ByteArrayOutputStream frames) {
        frames.write(TEXT);
        if (length < SHORT) {
            frames.write(MASKED | length);
        } else if (length <= 0xFFFF) {
            frames.write(MASKED | SHORT);
            frames.write(length >> 8);
            frames.write(length);
        } else {
            frames.write(MASKED | LONG);
            for (int shift = 56; shift >= 0; shift -= 8) {
                frames.write((int) ((long) length >> shift));
            }
        }
        frames.write(0);
        frames.write(0);
        frames.write(0);
        frames.write(0);
        frames.write(lines, from, length);
    }
}
