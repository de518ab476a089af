package dev.playhead.ingest.rrwebcloud;

import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import dev.playhead.wire.codec.ChunkDecoding;
import dev.playhead.wire.codec.EventCut;
import dev.playhead.wire.codec.EventCutter;
import dev.playhead.wire.codec.StreamFeed;
import dev.playhead.wire.codec.StreamInflate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A socket's bytes become events: binary frames are inflated, both kinds cut. Events are passed to the {@link
 * SocketBatches} as they are complete. One thread at a time, which may wait for Kafka in here.
 */
final class SocketStream implements AutoCloseable {
    private final SocketOptions options;
    private final SocketBatches batches;
    private final EventCutter cutter;
    private final long maxInflated;
    private @Nullable StreamInflate inflate;
    private long inflatedNow;
    private long events;

    SocketStream(SocketOptions options, SocketBatches batches, int maxEvent, long maxInflated) {
        this.options = options;
        this.batches = batches;
        this.maxInflated = maxInflated;
        this.cutter = new EventCutter(maxEvent, this::event);
    }

    /**
     * Reads pieces and appends the events that they complete; returns when Kafka has them.
     *
     * @param last whether the peer closed: then nothing may be open
     * @throws Refused where the stream is no events, or the log doesn't take them; what came before is appended
     */
    void take(List<SocketPiece> pieces, boolean last) {
        batches.credit(pieces.stream().mapToLong(SocketPiece::length).sum());
        try {
            for (SocketPiece piece : pieces) {
                inflatedNow = 0;
                if (piece.compressed() && options.isCompressed()) {
                    check(inflating().feed(piece.bytes(), 0, piece.length()));
                } else {
                    cut(piece.bytes(), 0, piece.length());
                }
            }
            if (last) {
                end();
            }
        } catch (Refused refused) {
            // What is whole is whole, whatever follows it.
            batches.send();
            throw refused;
        }
        batches.send();
        batches.rest();
        batches.hold(cutter.heldBytes());
    }

    /** Events so far. */
    long events() {
        return events;
    }

    /** Bytes of the event that is open. */
    int heldBytes() {
        return cutter.heldBytes();
    }

    @Override
    public void close() {
        batches.release();
        if (inflate != null) {
            inflate.close();
        }
    }

    private void end() {
        if (inflate != null) {
            check(inflate.end());
        }
        if (!cutter.isBetweenEvents()) {
            throw new Refused(Problem.malformed("the stream ends inside an event"));
        }
    }

    private StreamInflate inflating() {
        if (inflate == null) {
            inflate = new StreamInflate(options.encoding(), Long.MAX_VALUE, this::plain);
        }
        return inflate;
    }

    private void plain(byte[] buffer, int from, int count) {
        inflatedNow += count;
        if (inflatedNow > maxInflated) {
            throw new Refused(Problem.tooLarge("an inflated frame", maxInflated));
        }
        cut(buffer, from, count);
    }

    private void cut(byte[] bytes, int from, int count) {
        switch (cutter.take(bytes, from, count)) {
            case EventCut.Cut piece -> batches.hold(piece.heldBytes());
            case ChunkDecoding.Malformed(String reason) ->
                throw new Refused(Problem.malformed("the stream is " + reason));
            case ChunkDecoding.TooLarge(long limit) -> throw new Refused(Problem.tooLarge("an event", limit));
        }
    }

    private void event(byte[] bytes, int from, int to, boolean isRead) {
        events++;
        batches.add(bytes, from, to, isRead);
    }

    private static void check(StreamFeed fed) {
        switch (fed) {
            case StreamFeed.Fed _ -> {}
            case ChunkDecoding.Malformed(String reason) ->
                throw new Refused(Problem.malformed("the stream does not inflate: " + reason));
            case ChunkDecoding.TooLarge(long limit) ->
                throw new Refused(Problem.tooLarge("the inflated stream", limit));
            case ChunkDecoding.UnsupportedEncoding(String name) ->
                throw new Refused(Problem.unsupported("contentEncoding", "no decoder for " + name));
        }
    }
}
