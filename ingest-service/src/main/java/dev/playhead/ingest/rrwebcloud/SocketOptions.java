package dev.playhead.ingest.rrwebcloud;

import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import dev.playhead.wire.codec.ContentEncoding;
import dev.playhead.wire.record.MediaType;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks for with its socket, in the query string because a browser can send no headers with a handshake.
 *
 * @param encoding of the stream that binary frames carry
 * @param debug whether it wants to see what was decoded
 * @param userAgent of the handshake
 */
record SocketOptions(
        ContentEncoding encoding, boolean debug, @Nullable String userAgent) {
    static SocketOptions of(HttpServerRequest request) {
        String contentType = request.getParam("contentType");
        if (contentType != null && MediaType.parse(contentType).isEmpty()) {
            throw new Refused(Problem.unsupported(
                    "contentType", "a socket carries application/x-ndjson, application/ndjson or application/json"));
        }
        ContentEncoding encoding = ContentEncoding.parse(request.getParam("contentEncoding"))
                .orElseThrow(() -> new Refused(Problem.unsupported(
                        "contentEncoding", "encodings are gzip, br, zstd and identity, one at a time")));
        return new SocketOptions(
                encoding, "true".equalsIgnoreCase(request.getParam("debug")), request.getHeader("User-Agent"));
    }

    boolean isCompressed() {
        return encoding != ContentEncoding.IDENTITY;
    }
}
