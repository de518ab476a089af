package dev.playhead.storage.segment;

import dev.playhead.recording.event.RecordedEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Events' lines in the arrays that they came in, where those hold little else: a block of megabytes that grew by copying would cost the
 * collector more than all that is done with its events. What is held is at most twice {@link #size()}, and small change. Not thread-safe.
 */
final class HeldLines {
    /** @param to exclusive */
    private record Piece(byte[] bytes, int from, int to) {}

    private final List<Piece> pieces = new ArrayList<>();
    private int size;

    /** @param events of one chunk, in its order */
    void add(List<RecordedEvent> events) {
        ByteArrayOutputStream copied = new ByteArrayOutputStream(0);
        int at = 0;
        while (at < events.size()) {
            RecordedEvent first = events.get(at);
            int to = at;
            int end = first.start();
            while (to < events.size() && follows(events.get(to), first.bytes(), end)) {
                end = events.get(to).end() + 1;
                to++;
            }
            if (2L * (end - first.start()) >= first.bytes().length && to > at) {
                keep(copied);
                keep(new Piece(first.bytes(), first.start(), end));
            } else {
                to = Math.max(to, at + 1);
                copy(events.subList(at, to), copied);
            }
            at = to;
        }
        keep(copied);
    }

    int size() {
        return size;
    }

    /** One after another, from the array's beginning; it has room for {@link #size()}. */
    void copyTo(byte[] all) {
        int at = 0;
        for (Piece piece : pieces) {
            int length = piece.to - piece.from;
            System.arraycopy(piece.bytes, piece.from, all, at, length);
            at += length;
        }
    }

    private static boolean follows(RecordedEvent event, byte[] bytes, int at) {
        return event.bytes() == bytes && event.start() == at && event.isLine();
    }

    private static void copy(List<RecordedEvent> events, ByteArrayOutputStream to) {
        try {
            for (RecordedEvent event : events) {
                event.writeLine(to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
    }

    private void keep(ByteArrayOutputStream copied) {
        if (copied.size() > 0) {
            keep(new Piece(copied.toByteArray(), 0, copied.size()));
            copied.reset();
        }
    }

    private void keep(Piece piece) {
        pieces.add(piece);
        size += piece.to - piece.from;
    }
}
