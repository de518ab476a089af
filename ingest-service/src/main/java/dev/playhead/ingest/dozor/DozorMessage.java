package dev.playhead.ingest.dozor;

import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import dev.playhead.ingest.message.Envelope;
import dev.playhead.ingest.message.EnvelopeData;
import dev.playhead.ingest.message.EnvelopeReader;
import dev.playhead.ingest.receive.Received;
import dev.playhead.recording.Dialect;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.log.RecordingStart;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request of the SDK. Members that we don't know are let be: earlier versions send {@code sliceMarkers},
 * {@code pageViews} and {@code sliceIndex}.
 *
 * @param sessionId the client's UUID, in lower case
 * @param events the array as it was sent; null = the request has none, which makes it a cancel
 */
record DozorMessage(String sessionId, byte @Nullable [] events, Envelope metadata) {
    static DozorMessage read(byte[] body) {
        Envelope message = EnvelopeReader.read(body, "events");
        String sessionId = message.text("sessionId");
        if (RecordingId.parse(sessionId).isEmpty()) {
            throw new Refused(Problem.field("sessionId", "field \"sessionId\" is no UUID"));
        }
        byte[] events =
                switch (message.data()) {
                    case EnvelopeData.Events array -> array.json();
                    case EnvelopeData.None(boolean named) -> {
                        if (named) {
                            throw notAnArray();
                        }
                        yield null;
                    }
                    case EnvelopeData.Text _ -> throw notAnArray();
                };
        return new DozorMessage(sessionId.toLowerCase(Locale.ROOT), events, message.object("metadata"));
    }

    /** What the SDK says of itself; nothing but the agent where it sent no metadata with this request. */
    RecordingStart start(Received request, String country) {
        String agent = request.header("User-Agent");
        String told = metadata.plainText("userAgent");
        return RecordingStart.builder(Dialect.DOZOR, request.receivedAt())
                .externalId(sessionId)
                .page(metadata.plainText("url"), metadata.plainText("referrer"))
                .browser(!told.isEmpty() || agent == null ? told : agent, metadata.plainText("language"))
                .screen(metadata.size("screenWidth"), metadata.size("screenHeight"))
                .sdk("dozor", "")
                .country(country)
                .build();
    }

    private static Refused notAnArray() {
        return new Refused(Problem.field("events", "field \"events\" is no array"));
    }
}
