package dev.playhead.wire.record;

import java.util.ArrayList;
import java.util.List;

/** The frames of one chunk, as far as they have been read. */
final class Assembly {
    private final PendingChunk chunk;
    private final List<byte[]> frames = new ArrayList<>();
    private int bytes;

    Assembly(PendingChunk chunk) {
        this.chunk = chunk;
    }

    PendingChunk chunk() {
        return chunk;
    }

    /** Number of the frame that comes next: frames of a chunk stand in the log in order. */
    int nextFrame() {
        return frames.size();
    }

    int bytes() {
        return bytes;
    }

    void add(byte[] frame) {
        frames.add(frame);
        bytes += frame.length;
    }

    boolean isComplete() {
        return frames.size() == chunk.frames();
    }

    byte[] body() {
        if (frames.size() == 1) {
            return frames.getFirst();
        }
        byte[] body = new byte[bytes];
        int at = 0;
        for (byte[] frame : frames) {
            System.arraycopy(frame, 0, body, at, frame.length);
            at += frame.length;
        }
        return body;
    }
}
