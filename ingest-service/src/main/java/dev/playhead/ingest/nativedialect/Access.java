package dev.playhead.ingest.nativedialect;

import dev.playhead.ingest.answer.Cors;
import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import dev.playhead.ingest.config.IngestConfig;
import dev.playhead.ingest.config.TokenConfig;
import dev.playhead.ingest.follow.Fences;
import dev.playhead.ingest.follow.TopicFollower;
import dev.playhead.ingest.follow.Websites;
import dev.playhead.ingest.receive.Received;
import dev.playhead.recording.log.Subject;
import dev.playhead.wire.fence.Fence;
import dev.playhead.wire.settings.WebsiteSettings;
import dev.playhead.wire.token.RecordingToken;
import dev.playhead.wire.token.RecordingTokens;
import dev.playhead.wire.token.TokenCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may write what: token, origin, the website's switch, fences. */
@ApplicationScoped
public class Access {
    private static final String BEARER = "Bearer ";

    private final RecordingTokens tokens;
    private final Websites websites;
    private final Fences fences;
    private final TopicFollower follower;
    private final IngestConfig config;

    @Inject
    public Access(TokenConfig token, Websites websites, Fences fences, TopicFollower follower, IngestConfig config) {
        this.tokens = new RecordingTokens(token.secret(), token.previousSecret().orElse(null));
        this.websites = websites;
        this.fences = fences;
        this.follower = follower;
        this.config = config;
    }

    /** A new token's text. */
    String issue(RecordingToken token) {
        return tokens.issue(token);
    }

    /**
     * The token that a request presents, if it permits to write to the recording that the request names.
     *
     * @param presented the token in the body; null = look into {@code Authorization}, then into the query
     * @throws Refused 401 without a valid token for it, 403 if the website takes nothing now, 503 before settings are known
     */
    RecordingToken authorize(
            Received request, @Nullable String presented, @Nullable String websiteId, @Nullable String recordingId) {
        RecordingToken token = valid(request, presented);
        boolean foreign = (websiteId != null
                        && !websiteId.equals(token.websiteId().value()))
                || (recordingId != null
                        && !recordingId.equalsIgnoreCase(token.recordingId().toString()));
        if (foreign) {
            throw new Refused(Problem.unauthorized("the token is for another recording"));
        }
        request.http().put(Cors.WEBSITE, token.websiteId());
        WebsiteSettings website = websites.find(token.websiteId()).orElseThrow(this::unknownWebsite);
        if (!Websites.allows(website, request.header("Origin"))) {
            throw new Refused(Problem.forbidden("origin_not_allowed", "the website does not take this origin"));
        }
        if (!website.enabled()) {
            throw new Refused(Problem.forbidden("recording_disabled", "the website does not record now"));
        }
        return token;
    }

    /** The token, if it is ours and its time is not over, whatever it is for. */
    Optional<RecordingToken> find(String presented) {
        return tokens.check(presented, System.currentTimeMillis()) instanceof TokenCheck.Valid(RecordingToken token)
                ? Optional.of(token)
                : Optional.empty();
    }

    /** The fence of a recording, if one is known here. */
    Optional<Fence> fence(Subject subject) {
        return fences.find(subject.recordingId());
    }

    /** Refuses everything while settings are not known: "unknown website" would be a lie that stops the recorder. */
    Refused notReady() {
        return new Refused(Problem.unavailable("starting", "settings are not known yet", config.retryAfter()));
    }

    private RecordingToken valid(Received request, @Nullable String presented) {
        String text = presented != null ? presented : bearer(request);
        if (text == null) {
            throw new Refused(Problem.unauthorized("no token was sent"));
        }
        return switch (tokens.check(text, System.currentTimeMillis())) {
            case TokenCheck.Valid(RecordingToken token) -> token;
            case TokenCheck.Expired(RecordingToken _) ->
                throw new Refused(Problem.unauthorized("the token has expired"));
            case TokenCheck.Invalid(String reason) ->
                throw new Refused(Problem.unauthorized("the token is not valid: " + reason));
        };
    }

    private static @Nullable String bearer(Received request) {
        String header = request.header("Authorization");
        if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return header.substring(BEARER.length()).trim();
        }
        return request.query("token");
    }

    private Refused unknownWebsite() {
        return follower.isCaughtUp()
                ? new Refused(Problem.forbidden("unknown_website", "there is no such website"))
                : notReady();
    }
}
