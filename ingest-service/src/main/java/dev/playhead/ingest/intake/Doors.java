package dev.playhead.ingest.intake;

import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import dev.playhead.ingest.config.IngestConfig;
import dev.playhead.ingest.follow.TopicFollower;
import dev.playhead.ingest.follow.Websites;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.wire.Partitioning;
import dev.playhead.wire.RecordingIds;
import dev.playhead.wire.settings.WebsiteSettings;
import dev.playhead.wire.token.RecordingToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may write what: each door finds a website, checks that it takes this origin and records now, or throws
 * {@link Refused}: 401 without a valid key or token, 403 where the website takes nothing, 503 while settings are not known,
 * because "unknown" would then be a lie that stops the recorder. Thread-safe.
 */
@ApplicationScoped
public class Doors {
    private final Websites websites;
    private final Tokens tokens;
    private final TopicFollower follower;
    private final IngestConfig config;

    @Inject
    public Doors(Websites websites, Tokens tokens, TopicFollower follower, IngestConfig config) {
        this.websites = websites;
        this.tokens = tokens;
        this.follower = follower;
        this.config = config;
    }

    /** The website of that id; an unknown one is 403 {@code unknown_website}. */
    public WebsiteSettings byId(Caller caller, String websiteId) {
        WebsiteSettings website = WebsiteId.parse(websiteId)
                .flatMap(websites::find)
                .orElseThrow(() -> unlessStarting(Problem.forbidden("unknown_website", "there is no such website")));
        return enter(caller, website, Purpose.RECORD);
    }

    /** The website of a public key, which is no secret: it only writes. */
    public WebsiteSettings byKey(Caller caller, @Nullable String publicKey) {
        return byKey(caller, publicKey, Purpose.RECORD);
    }

    /** The same for another purpose. */
    public WebsiteSettings byKey(Caller caller, @Nullable String publicKey, Purpose purpose) {
        WebsiteSettings website = Optional.ofNullable(publicKey)
                .flatMap(websites::byPublicKey)
                .orElseThrow(() -> unlessStarting(Problem.unknownKey("no website has this public key")));
        return enter(caller, website, purpose);
    }

    /**
     * The website of a secret key, wherever the caller sits and whatever the website's switch says. The key's hash is
     * looked up: how long that takes tells nothing of the key.
     */
    public WebsiteSettings bySecretKey(Caller caller, String secretKey) {
        WebsiteSettings website = websites.bySecretKeyHash(sha256(secretKey))
                .orElseThrow(() -> unlessStarting(Problem.unknownKey("no website has this secret key")));
        caller.foundWebsite().accept(website.websiteId());
        return website;
    }

    /** The one enabled website that lists exactly this origin, for requests without a key; none or several: 401. */
    public WebsiteSettings byOrigin(Caller caller) {
        String origin = caller.origin();
        WebsiteSettings website = Optional.ofNullable(origin)
                .flatMap(websites::onlyOneListing)
                .orElseThrow(() -> unlessStarting(Problem.unknownKey("no key was sent, nor does the origin tell one")));
        return enter(caller, website, Purpose.RECORD);
    }

    /**
     * The recording that a token permits to write to.
     *
     * @param token as presented; null = none was
     * @param websiteId as the request names it, null where it doesn't; another one than the token's is 401
     * @param recordingId likewise
     */
    public Target byToken(
            Caller caller,
            @Nullable String token,
            @Nullable String websiteId,
            @Nullable String recordingId,
            Purpose purpose) {
        Optional.ofNullable(websiteId)
                .flatMap(WebsiteId::parse)
                .flatMap(websites::find)
                .ifPresent(named -> caller.foundWebsite().accept(named.websiteId()));
        RecordingToken valid = tokens.require(token, caller);
        boolean foreign = (websiteId != null
                        && !websiteId.equals(valid.websiteId().value()))
                || (recordingId != null
                        && !recordingId.equalsIgnoreCase(valid.recordingId().toString()));
        if (foreign) {
            throw new Refused(Problem.unauthorized("the token is for another recording"));
        }
        WebsiteSettings website = websites.find(valid.websiteId())
                .orElseThrow(() -> unlessStarting(Problem.forbidden("unknown_website", "there is no such website")));
        return new Target(enter(caller, website, purpose), valid.recordingId(), valid.partition());
    }

    /** A recording with an id that its client chose. */
    public Target external(WebsiteSettings website, String clientId) {
        return target(website, RecordingIds.external(website.websiteId(), clientId));
    }

    /** A recording with a new id. */
    public Target mint(WebsiteSettings website) {
        return target(website, RecordingIds.mint());
    }

    /** A recording of that id. */
    public Target target(WebsiteSettings website, RecordingId id) {
        int partitions = follower.chunkPartitions().orElseThrow(this::starting);
        return new Target(website, id, Partitioning.partitionOf(id, partitions));
    }

    private static WebsiteSettings enter(Caller caller, WebsiteSettings website, Purpose purpose) {
        caller.foundWebsite().accept(website.websiteId());
        if (!Websites.allows(website, caller.origin())) {
            throw new Refused(Problem.forbidden("origin_not_allowed", "the website does not take this origin"));
        }
        if (purpose == Purpose.RECORD && !website.enabled()) {
            throw new Refused(Problem.forbidden("recording_disabled", "the website does not record now"));
        }
        return website;
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private Refused unlessStarting(Problem problem) {
        return follower.isCaughtUp() ? new Refused(problem) : starting();
    }

    private Refused starting() {
        return new Refused(Problem.unavailable("starting", "settings are not known yet", config.retryAfter()));
    }
}
