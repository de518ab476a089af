package dev.playhead.wire.codec;

import com.aayushatharva.brotli4j.decoder.DecoderJNI;
import com.aayushatharva.brotli4j.decoder.DecoderJNI.Status;
import dev.playhead.wire.codec.InflatedSink.CapExceeded;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Decodes one brotli stream (RFC 7932). */
final class BrotliStream implements PlainStream {
    private static final int INPUT_BYTES = 16 * 1024;

    private final DecoderJNI.Wrapper decoder = new DecoderJNI.Wrapper(INPUT_BYTES);

    BrotliStream() throws IOException {}

    @Override
    public void feed(byte[] piece, int from, int count, InflatedSink sink) throws IOException, CapExceeded {
        byte[] room = PlainStream.room(count);
        int at = from;
        int to = from + count;
        while (at < to) {
            if (decoder.getStatus() == Status.DONE) {
                throw new IOException("bytes follow the br stream");
            }
            ByteBuffer input = decoder.getInputBuffer();
            int part = Math.min(input.capacity(), to - at);
            input.clear();
            input.put(piece, at, part);
            decoder.push(part);
            drain(room, sink);
            at += part;
        }
    }

    /** Pulls until the decoder wants input and has nothing left, so that what the peer flushed comes out. */
    private void drain(byte[] room, InflatedSink sink) throws IOException, CapExceeded {
        while (true) {
            switch (decoder.getStatus()) {
                case OK -> decoder.push(0);
                case NEEDS_MORE_OUTPUT -> pull(room, sink);
                case NEEDS_MORE_INPUT, DONE -> {
                    if (!decoder.hasOutput()) {
                        return;
                    }
                    pull(room, sink);
                }
                case ERROR -> throw new IOException("br stream is corrupt");
            }
        }
    }

    private void pull(byte[] room, InflatedSink sink) throws CapExceeded {
        ByteBuffer output = decoder.pull();
        while (output.hasRemaining()) {
            int part = Math.min(room.length, output.remaining());
            output.get(room, 0, part);
            sink.take(room, 0, part);
        }
    }

    @Override
    public void end() throws IOException {
        if (decoder.getStatus() != Status.DONE) {
            throw new IOException("br stream is cut off");
        }
    }

    @Override
    public void close() {
        decoder.destroy();
    }
}
