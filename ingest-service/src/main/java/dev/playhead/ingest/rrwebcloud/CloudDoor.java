package dev.playhead.ingest.rrwebcloud;

import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import dev.playhead.ingest.intake.Caller;
import dev.playhead.ingest.intake.Doors;
import dev.playhead.ingest.intake.Target;
import dev.playhead.recording.RecordingId;
import dev.playhead.wire.settings.WebsiteSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which recording a request or a socket writes to, if it may. */
@ApplicationScoped
public class CloudDoor {
    private static final String BEARER = "Bearer";

    private final Doors doors;

    @Inject
    public CloudDoor(Doors doors) {
        this.doors = doors;
    }

    /**
     * The recording that the client named by its own id; by the public key, or without one by the page's origin.
     *
     * @param clientId the client's UUID
     * @param authorization the header
     * @param token the query parameter
     * @throws Refused 400 for an id that is no UUID, and as {@link Doors} says
     */
    Target enter(Caller caller, String clientId, @Nullable String authorization, @Nullable String token) {
        String key = key(authorization, token);
        WebsiteSettings website = key.isEmpty() ? doors.byOrigin(caller) : doors.byKey(caller, key);
        if (RecordingId.parse(clientId).isEmpty()) {
            throw new Refused(Problem.field("recordingId", "the recording's id is no UUID"));
        }
        return doors.external(website, externalId(clientId));
    }

    /** The client's id as it is kept: upper and lower case are the same id. */
    static String externalId(String clientId) {
        return clientId.toLowerCase(Locale.ROOT);
    }

    /** A client that was given no key sends an empty one. */
    private static String key(@Nullable String authorization, @Nullable String token) {
        String header = authorization == null ? "" : authorization.trim();
        if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            String bearer = header.substring(BEARER.length()).trim();
            if (!bearer.isEmpty()) {
                return bearer;
            }
        }
        return token == null ? "" : token.trim();
    }
}
