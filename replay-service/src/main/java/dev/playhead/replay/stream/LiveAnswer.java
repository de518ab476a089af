package dev.playhead.replay.stream;

import dev.playhead.recording.Position;
import dev.playhead.replay.ReplaySettings;
import dev.playhead.replay.read.Opened;
import dev.playhead.replay.read.RecordingRead;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** The answer to {@code GET …/live}. */
final class LiveAnswer {
    static final String EVENT_STREAM = "text/event-stream";

    private final Streams streams;
    private final RecordingRead reads;
    private final ReplaySettings.Live settings;

    LiveAnswer(Streams streams, RecordingRead reads, ReplaySettings.Live settings) {
        this.streams = streams;
        this.reads = reads;
        this.settings = settings;
    }

    Response to(Opened opened, Position after, Arrival arrival) {
        Optional<OpenStream> stream = streams.open(Streams.Kind.LIVE, arrival);
        if (stream.isEmpty()) {
            return streams.refusal();
        }
        return Response.ok(new StreamBody(stream.get(), out -> {
                    SseSink sink = new SseSink(out, settings.messageBytes(), stream.get(), after);
                    switch (opened) {
                        case Opened.InCatalog known -> reads.follow(known, after, sink);
                        case Opened.InLog known -> reads.follow(known, after, sink);
                        case Opened.Unknown unknown -> throw new IllegalStateException("refused before");
                        case Opened.Gone gone -> throw new IllegalStateException("refused before");
                    }
                }))
                .type(EVENT_STREAM)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                // Proxies that buffer answers would hold events back.
                .header("X-Accel-Buffering", "no")
                .build();
    }
}
