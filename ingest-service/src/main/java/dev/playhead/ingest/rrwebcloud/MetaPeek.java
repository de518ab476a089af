package dev.playhead.ingest.rrwebcloud;

import dev.playhead.wire.codec.ContentEncoding;
import dev.playhead.wire.codec.EventCut;
import dev.playhead.wire.codec.EventCutter;
import dev.playhead.wire.codec.StreamFeed;
import dev.playhead.wire.codec.StreamInflate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks for a client's {@link ClientMeta} at the beginning of a body, where its clients put it. */
final class MetaPeek {
    /** Plain bytes that are looked at. */
    static final int PEEK_BYTES = 64 * 1024;
    /** Compressed bytes at a time, so that a body isn't inflated much further than it is looked at. */
    private static final int STEP_BYTES = 4 * 1024;

    private final EventCutter cutter = new EventCutter(2 * PEEK_BYTES, this::event);
    private @Nullable ClientMeta found;
    private boolean over;
    private long seen;

    private MetaPeek() {}

    static Optional<ClientMeta> into(byte[] body, ContentEncoding encoding) {
        MetaPeek peek = new MetaPeek();
        try (StreamInflate stream = new StreamInflate(encoding, Long.MAX_VALUE, peek::plain)) {
            for (int at = 0; at < body.length && !peek.over; at += STEP_BYTES) {
                StreamFeed step = stream.feed(body, at, Math.min(STEP_BYTES, body.length - at));
                peek.over |= !(step instanceof StreamFeed.Fed);
            }
        }
        return Optional.ofNullable(peek.found);
    }

    private void plain(byte[] buffer, int from, int count) {
        if (!over) {
            seen += count;
            over = !(cutter.take(buffer, from, count) instanceof EventCut.Cut) || found != null || seen >= PEEK_BYTES;
        }
    }

    private void event(byte[] bytes, int from, int to, boolean isRead) {
        if (found == null) {
            found = ClientMeta.of(bytes, from, to).orElse(null);
        }
    }
}
