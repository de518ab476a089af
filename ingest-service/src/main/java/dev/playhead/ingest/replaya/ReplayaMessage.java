package dev.playhead.ingest.replaya;

import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import dev.playhead.ingest.message.Envelope;
import dev.playhead.ingest.message.EnvelopeData;
import dev.playhead.ingest.message.EnvelopeReader;
import dev.playhead.ingest.receive.PlainBody;
import dev.playhead.ingest.receive.Received;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Reads what the script sends: JSON, as {@code text/plain} where the page unloads, keys in headers or in the body. */
@ApplicationScoped
public class ReplayaMessage {
    private static final String BEARER = "Bearer ";

    private final PlainBody plainBody;

    @Inject
    public ReplayaMessage(PlainBody plainBody) {
        this.plainBody = plainBody;
    }

    /** The body; an empty one is an empty object. */
    Envelope read(Received request) {
        if (!request.isJsonOrPlainText()) {
            throw new Refused(Problem.unsupported("Content-Type", "the body is application/json"));
        }
        byte[] plain = plainBody.of(request);
        // The events' copy and what it compresses to are in memory besides the message.
        plainBody.room(request, plain.length);
        return EnvelopeReader.read(plain.length == 0 ? new byte[] {'{', '}'} : plain, "events");
    }

    static byte[] events(Envelope message) {
        if (message.data() instanceof EnvelopeData.Events events) {
            return events.json();
        }
        throw new Refused(Problem.field("events", "field \"events\" is no array"));
    }

    static @Nullable String projectKey(Received request, Envelope message) {
        return first(
                request.header("x-replaya-project-key"), message.optional("projectKey"), request.query("projectKey"));
    }

    static @Nullable String token(Received request, Envelope message) {
        return first(
                request.header("x-replaya-session-token"),
                message.optional("sessionToken"),
                bearer(request),
                request.query("sessionToken"));
    }

    static @Nullable String bearer(Received request) {
        String header = request.header("Authorization");
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).trim()
                : null;
    }

    private static @Nullable String first(@Nullable String... texts) {
        for (String text : texts) {
            if (text != null && !text.isBlank()) {
                return text.trim();
            }
        }
        return null;
    }
}
