package dev.playhead.ingest.intake;

import com.github.luben.zstd.Zstd;
import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import dev.playhead.ingest.config.IngestConfig;
import dev.playhead.ingest.privacy.BrokenMaskingRules;
import dev.playhead.ingest.privacy.PrivacyFilter;
import dev.playhead.ingest.privacy.UnmaskableEvents;
import dev.playhead.recording.PrivacyLevel;
import dev.playhead.recording.WebsiteId;
import dev.playhead.wire.codec.ChunkDecoding;
import dev.playhead.wire.codec.ContentEncoding;
import dev.playhead.wire.codec.Inflate;
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
 * Hides in chunks what their website wants hidden. A chunk of a website that hides nothing passes as it is, unread. Masking
 * holds a chunk inflated twice, so only so many bytes are masked at once; others wait for their turn. Thread-safe, blocks.
 */
@ApplicationScoped
public class Hiding {
    private static final int ZSTD_LEVEL = 1;
    private static final int PERMIT_BYTES = 1 << 10;
    private static final Duration UNTIL_CORRECTED = Duration.ofSeconds(60);
    private static final Duration UNTIL_LESS_BUSY = Duration.ofSeconds(2);

    private final long inflatedLimit;
    private final Duration patience;
    private final int permits;
    private final Semaphore memory;
    private final Map<WebsiteId, Filters> filters = new ConcurrentHashMap<>();

    /** Of one version of a website's settings. */
    private record Filters(
            WebsiteSettings website, Optional<PrivacyFilter> ofThoseWhoAsked, Optional<PrivacyFilter> ofOthers) {
        static Filters of(WebsiteSettings website) {
            return new Filters(website, PrivacyFilter.of(website, true), PrivacyFilter.of(website, false));
        }
    }

    @Inject
    public Hiding(IngestConfig config) {
        inflatedLimit = config.maxInflatedBytes().asLongValue();
        patience = config.maskingPatience();
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

    private Optional<PrivacyFilter> filter(WebsiteSettings website, boolean asked) {
        if (website.privacy() != PrivacyLevel.STRICT && website.maskingRules().isEmpty()) {
            return Optional.empty();
        }
        try {
            Filters found = filters.get(website.websiteId());
            if (found == null || found.website != website) {
                found = Filters.of(website);
                filters.put(website.websiteId(), found);
            }
            return asked ? found.ofThoseWhoAsked : found.ofOthers;
        } catch (BrokenMaskingRules e) {
            // recorders keep what they have and try again, so little is lost once the rule is corrected
            throw new Refused(Problem.unavailable(
                    "masking_rules_broken",
                    "nothing of this website is kept until its settings are corrected: " + e.getMessage(),
                    UNTIL_CORRECTED));
        }
    }

    private Upload masked(Upload upload, PrivacyFilter filter, long inflatedLength) {
        int taken = (int) Math.min(permits, 1 + 2 * inflatedLength / PERMIT_BYTES);
        if (!acquired(taken)) {
            throw new Refused(
                    Problem.unavailable("overloaded", "too many chunks are being masked at once", UNTIL_LESS_BUSY));
        }
        try {
            byte[] masked = filter.apply(inflated(upload));
            return upload.with(ContentEncoding.ZSTD, MediaType.NDJSON, Zstd.compress(masked, ZSTD_LEVEL));
        } catch (UnmaskableEvents e) {
            throw new Refused(Problem.malformed(String.valueOf(e.getMessage())));
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
