package dev.playhead.ingest.nativedialect;

import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import dev.playhead.ingest.message.Envelope;
import dev.playhead.ingest.message.EnvelopeData;
import dev.playhead.ingest.receive.Received;
import dev.playhead.wire.codec.ContentEncoding;
import dev.playhead.wire.codec.LogCompression;
import dev.playhead.wire.record.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The bytes of a chunk, as they go into the log. */
record ChunkBody(byte[] bytes, ContentEncoding encoding, MediaType mediaType) {
    /** Of the binary form: as received. */
    static ChunkBody of(Received request) {
        String header = request.header("Content-Encoding");
        ContentEncoding encoding = encoding("Content-Encoding", header == null ? request.query("encoding") : header);
        return new ChunkBody(request.body(), encoding, mediaType(request.header("Content-Type")));
    }

    /** Of the JSON form: what was compressed stays as it is, plain events are compressed. */
    static ChunkBody of(Envelope envelope) {
        ContentEncoding encoding = encoding("encoding", envelope.optional("encoding"));
        return switch (envelope.data()) {
            case EnvelopeData.None(boolean _) -> throw new Refused(Problem.field("data", "field \"data\" is missing"));
            case EnvelopeData.Events events -> compressed(events.json(), MediaType.JSON);
            case EnvelopeData.Text(String text)
            when encoding == ContentEncoding.IDENTITY && isPlain(text) ->
                compressed(text.getBytes(StandardCharsets.UTF_8), MediaType.NDJSON);
            case EnvelopeData.Text(String text) -> new ChunkBody(base64(text), encoding, MediaType.NDJSON);
        };
    }

    private static ChunkBody compressed(byte[] plain, MediaType mediaType) {
        return new ChunkBody(LogCompression.zstd(plain), ContentEncoding.ZSTD, mediaType);
    }

    /** JSON lines start with a bracket, which base64 never has. */
    private static boolean isPlain(String text) {
        String start = text.stripLeading();
        return start.isEmpty() || start.charAt(0) == '{' || start.charAt(0) == '[';
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new Refused(Problem.field("data", "field \"data\" is neither base64 nor JSON lines"));
        }
    }

    private static ContentEncoding encoding(String field, @Nullable String name) {
        return ContentEncoding.parse(name)
                .orElseThrow(() -> new Refused(
                        Problem.unsupported(field, "encodings are gzip, br, zstd and identity, one at a time")));
    }

    private static MediaType mediaType(@Nullable String contentType) {
        // text/plain is what a page may send while it unloads, without asking first.
        if (NativeEvents.isPlainText(contentType)) {
            return MediaType.NDJSON;
        }
        return MediaType.parse(contentType)
                .orElseThrow(() -> new Refused(Problem.unsupported(
                        "Content-Type", "chunks are application/x-ndjson, application/json or text/plain")));
    }
}
