package dev.playhead.ingest.intake;

import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import dev.playhead.ingest.config.IngestConfig;
import dev.playhead.ingest.privacy.BrokenMaskingRules;
import dev.playhead.ingest.privacy.Masking;
import dev.playhead.ingest.privacy.MaskingTooSlow;
import dev.playhead.ingest.privacy.PrivacyFilter;
import dev.playhead.ingest.privacy.UnmaskableEvents;
import dev.playhead.recording.PrivacyLevel;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.wire.codec.ChunkDecoding;
import dev.playhead.wire.codec.ContentEncoding;
import dev.playhead.wire.codec.Inflate;
import dev.playhead.wire.codec.LogCompression;
import dev.playhead.wire.record.MediaType;
import dev.playhead.wire.settings.WebsiteSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Hides in chunks and control records what their website wants hidden. A chunk of a website that hides nothing passes as it is, unread. Masking
 * holds a chunk inflated twice, so only so many bytes are masked at once; others wait for their turn. Thread-safe, blocks.
 */
@ApplicationScoped
public class Hiding {
    private static final int PERMIT_BYTES = 1 << 10;
    private static final Duration UNTIL_CORRECTED = Duration.ofSeconds(60);
    private static final Duration UNTIL_LESS_BUSY = Duration.ofSeconds(2);

    private final long inflatedLimit;
    private final Duration patience;
    private final Masking masking;
    private final int permits;
    private final Semaphore memory;
    private final Map<WebsiteId, Filters> filters = new ConcurrentHashMap<>();

    /** Of one version of a website's settings. */
    private sealed interface Filters {
        WebsiteSettings website();

        record Compiled(
                WebsiteSettings website, Optional<PrivacyFilter> ofThoseWhoAsked, Optional<PrivacyFilter> ofOthers)
                implements Filters {}

        record Broken(WebsiteSettings website, String reason) implements Filters {}

        static Filters of(WebsiteSettings website, Masking masking) {
            try {
                return new Compiled(
                        website, PrivacyFilter.of(website, true, masking), PrivacyFilter.of(website, false, masking));
            } catch (BrokenMaskingRules e) {
                return new Broken(website, String.valueOf(e.getMessage()));
            }
        }
    }

    @Inject
    public Hiding(IngestConfig config) {
        inflatedLimit = config.maxInflatedBytes().asLongValue();
        patience = config.maskingPatience();
        masking = new Masking(config.keptQuery(), config.maskingTime());
        permits = (int) Math.min(Integer.MAX_VALUE, config.maskingBytes().asLongValue() / PERMIT_BYTES);
        memory = new Semaphore(permits, true);
    }

    /**
     * The chunk as it may be kept: itself, or its events masked, as NDJSON in zstd.
     *
     * @param inflatedLength bytes
     * @throws Refused where nothing can be hidden for certain, or too much is being masked at the moment
     */
    Upload hide(Upload upload, long inflatedLength) {
        return filter(upload.target().website(), upload.askedForPrivacy())
                .map(filter -> masked(upload, filter, inflatedLength))
                .orElse(upload);
    }

    /**
     * The control record as it may be kept. What names neither page nor person passes whatever the website's rules are: a
     * recording can always be stopped and taken back.
     *
     * @throws Refused where nothing can be hidden for certain
     */
    LogEntry hide(LogEntry control, Target target, boolean askedForPrivacy) {
        return switch (control) {
            case LogEntry.Started _, LogEntry.Metadata _, LogEntry.Identified _ ->
                filter(target.website(), askedForPrivacy)
                        .map(filter -> masked(control, filter))
                        .orElse(control);
            case LogEntry.Chunk _ -> throw new IllegalArgumentException("a chunk is no control record");
            case LogEntry.Heartbeat _,
                    LogEntry.Stopped _,
                    LogEntry.Cancelled _,
                    LogEntry.Ended _,
                    LogEntry.Refused _,
                    LogEntry.Expired _,
                    LogEntry.Erased _ -> control;
        };
    }

    private Optional<PrivacyFilter> filter(WebsiteSettings website, boolean asked) {
        if (website.privacy() != PrivacyLevel.STRICT && website.maskingRules().isEmpty()) {
            return Optional.empty();
        }
        Filters found = filters.get(website.websiteId());
        if (found == null || found.website() != website) {
            found = Filters.of(website, masking);
            filters.put(website.websiteId(), found);
        }
        return switch (found) {
            case Filters.Compiled compiled -> asked ? compiled.ofThoseWhoAsked() : compiled.ofOthers();
            case Filters.Broken(WebsiteSettings _, String reason) ->
                // recorders keep what they have and try again, so little is lost once the rule is corrected
                throw new Refused(Problem.unavailable(
                        "masking_rules_broken",
                        "nothing of this website is kept until its settings are corrected: " + reason,
                        UNTIL_CORRECTED));
        };
    }

    private static LogEntry masked(LogEntry control, PrivacyFilter filter) {
        try {
            return filter.apply(control);
        } catch (MaskingTooSlow e) {
            throw tooSlow(e);
        }
    }

    /** Sending it again would take as long again. */
    private static Refused tooSlow(MaskingTooSlow cause) {
        long limit = cause.limit().toMillis();
        return new Refused(new Problem(
                413,
                "masking_too_slow",
                "the website's masking rules take longer for this than the limit of " + limit + " ms",
                Map.of("limitMs", limit)));
    }

    private Upload masked(Upload upload, PrivacyFilter filter, long inflatedLength) {
        int taken = (int) Math.min(permits, 1 + 2 * inflatedLength / PERMIT_BYTES);
        if (!acquired(taken)) {
            throw new Refused(
                    Problem.unavailable("overloaded", "too many chunks are being masked at once", UNTIL_LESS_BUSY));
        }
        try {
            byte[] masked = filter.apply(inflated(upload));
            return upload.with(ContentEncoding.ZSTD, MediaType.NDJSON, LogCompression.zstd(masked));
        } catch (UnmaskableEvents e) {
            throw new Refused(Problem.malformed(String.valueOf(e.getMessage())));
        } catch (MaskingTooSlow e) {
            throw tooSlow(e);
        } finally {
            memory.release(taken);
        }
    }

    private boolean acquired(int taken) {
        try {
            return memory.tryAcquire(taken, patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private byte[] inflated(Upload upload) {
        return switch (Inflate.inflate(upload.body(), upload.encoding(), inflatedLimit)) {
            case ChunkDecoding.Decoded(byte[] events) -> events;
            case ChunkDecoding.Malformed _, ChunkDecoding.TooLarge _, ChunkDecoding.UnsupportedEncoding _ ->
                throw new IllegalStateException("the body was checked before");
        };
    }
}
