package dev.playhead.replay.stream;

import dev.playhead.recording.Position;
import dev.playhead.replay.read.Opened;
import dev.playhead.replay.read.RecordingRead;
import dev.playhead.replay.stored.Span;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** The answer to {@code GET …/events}. */
final class EventsAnswer {
    static final String NDJSON = "application/x-ndjson";

    private final Streams streams;
    private final RecordingRead reads;

    EventsAnswer(Streams streams, RecordingRead reads) {
        this.streams = streams;
        this.reads = reads;
    }

    Response to(Opened opened, Span span, BodyEncoding encoding, Arrival arrival) {
        Optional<OpenStream> stream = streams.open(Streams.Kind.EVENTS, arrival);
        if (stream.isEmpty()) {
            return streams.refusal();
        }
        Position after =
                opened instanceof Opened.InCatalog known ? RecordingRead.startAfter(known, span) : Span.BEGINNING;
        long stored = opened instanceof Opened.InCatalog known ? RecordingRead.storedEvents(known, span, after) : 0;
        Response.ResponseBuilder answer = Response.ok(new StreamBody(stream.get(), out -> {
                    NdjsonSink sink = new NdjsonSink(encoding, out);
                    reads.toEnd(opened, span, after, sink);
                    sink.finish();
                }))
                .type(NDJSON)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Event-Count", stored);
        if (encoding != BodyEncoding.IDENTITY) {
            answer.header(HttpHeaders.CONTENT_ENCODING, encoding.token());
        }
        return answer.build();
    }
}
