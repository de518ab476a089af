package dev.playhead.replay.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** gzip for clients without zstd: one member, because browsers read only the first of several. */
final class OneMemberGzip extends GZIPOutputStream {
    private static final int BUFFER_BYTES = 64 * 1024;

    OneMemberGzip(OutputStream out) throws IOException {
        super(out, BUFFER_BYTES);
        // The stream's speed matters more than its size here: whoever wants it small asks for zstd.
        def.setLevel(Deflater.BEST_SPEED);
    }
}
