package dev.playhead.wire.codec;

import dev.playhead.wire.codec.InflatedSink.CapExceeded;

/** Plain bytes pass as they are. */
final class IdentityStream implements PlainStream {
    @Override
    public void feed(byte[] piece, int from, int count, InflatedSink sink) throws CapExceeded {
        sink.take(piece, from, count);
    }

    @Override
    public void end() {
        // plain bytes may end anywhere
    }

    @Override
    public void close() {
        // holds nothing
    }
}
