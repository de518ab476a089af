package dev.playhead.ingest.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import dev.playhead.ingest.config.LimitsConfig;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.wire.settings.LimitSettings;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How often and how much a recording, a website and a client address may send: token buckets in bounded memory, counted by
 * each instance for itself. Thread-safe.
 */
@ApplicationScoped
public class Limits {
    /** A recorder that catches up after an outage may send so many seconds' worth at once. */
    private static final int BURST_SECONDS = 10;

    private final LimitsConfig config;
    private final Cache<Counted, Bucket> buckets;
    private final Cache<RecordingId, AtomicLong> recordingBytes;

    /** A bucket is for a limit: settings that change it begin a new one. */
    private sealed interface Counted {
        record Recording(RecordingId id, long limit) implements Counted {}

        record Website(WebsiteId id, long limit) implements Counted {}

        record Address(String address) implements Counted {}
    }

    @Inject
    public Limits(LimitsConfig config) {
        this.config = config;
        this.buckets = Caffeine.newBuilder().maximumSize(config.counted()).build();
        this.recordingBytes =
                Caffeine.newBuilder().maximumSize(config.counted()).build();
    }

    /**
     * Counts a chunk, or refuses it: 429 {@code rate_limited} with the time after which it would pass, 413 {@code
     * recording_too_large}.
     *
     * @param bytes as sent
     */
    void admit(Target target, int bytes) {
        LimitSettings own = target.website().limits();
        long most = either(own.recordingBytes(), config.recordingBytes().asLongValue());
        if (most > 0) {
            AtomicLong sum = recordingBytes.get(target.recordingId(), _ -> new AtomicLong());
            if (sum.get() + bytes > most) {
                throw new Refused(new Problem(
                        413,
                        "recording_too_large",
                        "the recording exceeds its limit of " + most + " bytes",
                        Map.of("limit", most)));
            }
        }
        long chunks = either(own.chunksPerSecond(), config.chunksPerSecond());
        if (chunks > 0) {
            long burst = chunks * BURST_SECONDS;
            consume(new Counted.Recording(target.recordingId(), chunks), burst, Duration.ofSeconds(BURST_SECONDS), 1);
        }
        long perMinute = either(own.bytesPerMinute(), config.bytesPerMinute().asLongValue());
        if (perMinute > 0 && bytes > 0) {
            consume(
                    new Counted.Website(target.website().websiteId(), perMinute),
                    perMinute,
                    Duration.ofMinutes(1),
                    // A chunk that is larger than a minute's worth passes when the bucket is full.
                    Math.min(bytes, perMinute));
        }
    }

    /** A chunk is in the log. */
    void stored(Target target, int bytes) {
        recordingBytes.get(target.recordingId(), _ -> new AtomicLong()).addAndGet(bytes);
    }

    /** Counts a recording's start, or refuses it (429). */
    public void admitStart(String clientAddress) {
        if (config.startsPerMinute() > 0) {
            consume(new Counted.Address(clientAddress), config.startsPerMinute(), Duration.ofMinutes(1), 1);
        }
    }

    private void consume(Counted key, long capacity, Duration period, long tokens) {
        // A bucket is filled by one a nanosecond at most.
        long most = Math.min(capacity, period.toNanos());
        Bucket bucket = buckets.get(key, _ -> Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, period))
                .build());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(Math.min(tokens, most));
        if (!probe.isConsumed()) {
            Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
            throw new Refused(Problem.tooMany("more is sent than the limit allows", wait));
        }
    }

    private static long either(long own, long otherwise) {
        return own > 0 ? own : otherwise;
    }
}
