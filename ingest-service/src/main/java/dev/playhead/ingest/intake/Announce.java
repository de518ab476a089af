package dev.playhead.ingest.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.playhead.ingest.config.IngestConfig;
import dev.playhead.ingest.receive.Receipt;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.recording.log.RecordingStart;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Objects;

/**
 * Tells the log what a client says of itself, in dialects that say it with every request. What this instance has told is
 * not told again as far as its memory reaches (a bound on recordings); a repeat by another instance, or by this one after a
 * restart, changes nothing in Detect. Thread-safe.
 */
@ApplicationScoped
public class Announce {
    private static final LogPlace NOT_YET = new LogPlace(0, 0, 0);

    private final ControlLog log;
    private final Quota quota;
    private final Cache<Told, Integer> told;

    private enum Kind {
        STARTED,
        METADATA,
        IDENTIFIED
    }

    private record Told(RecordingId recordingId, Kind kind) {}

    @Inject
    public Announce(ControlLog log, Quota quota, IngestConfig config) {
        this.log = log;
        this.quota = quota;
        this.told =
                Caffeine.newBuilder().maximumSize(config.rememberedRecordings()).build();
    }

    /**
     * Appends {@code Started}, unless this instance told it already and this one brings no page that is new. Refuses (403
     * {@code quota_exceeded}) a recording that is not known to have begun where the website's month is used up.
     */
    public Uni<Void> start(Target target, RecordingStart start, Receipt receipt) {
        Told key = new Told(target.recordingId(), Kind.STARTED);
        Integer before = told.getIfPresent(key);
        if (before == null) {
            quota.admit(target, receipt.receivedAt());
        } else if (start.url().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return once(key, contentOf(start), new LogEntry.Started(target.subject(), NOT_YET, start), target, receipt);
    }

    /**
     * The same for a start that says more of its client than one that was told before; told unless it is what was told
     * last.
     */
    public Uni<Void> startAnew(Target target, RecordingStart start, Receipt receipt) {
        Told key = new Told(target.recordingId(), Kind.STARTED);
        if (told.getIfPresent(key) == null) {
            quota.admit(target, receipt.receivedAt());
        }
        return once(key, contentOf(start), new LogEntry.Started(target.subject(), NOT_YET, start), target, receipt);
    }

    /** Appends {@code Metadata}, unless it is what this instance told last. */
    public Uni<Void> metadata(Target target, Map<String, String> values, Receipt receipt) {
        Told key = new Told(target.recordingId(), Kind.METADATA);
        LogEntry.Metadata entry = new LogEntry.Metadata(target.subject(), NOT_YET, values);
        return values.isEmpty()
                ? Uni.createFrom().voidItem()
                : once(key, entry.values().hashCode(), entry, target, receipt);
    }

    /** Appends {@code Identified}, unless it is what this instance told last. */
    public Uni<Void> identified(Target target, String userId, Map<String, String> traits, Receipt receipt) {
        Told key = new Told(target.recordingId(), Kind.IDENTIFIED);
        LogEntry.Identified entry = new LogEntry.Identified(target.subject(), NOT_YET, userId, traits);
        int content = 31 * userId.hashCode() + entry.traits().hashCode();
        return userId.isEmpty() && traits.isEmpty()
                ? Uni.createFrom().voidItem()
                : once(key, content, entry, target, receipt);
    }

    private Uni<Void> once(Told key, int content, LogEntry entry, Target target, Receipt receipt) {
        Integer before = told.getIfPresent(key);
        if (before != null && before == content) {
            return Uni.createFrom().voidItem();
        }
        return log.append(entry, target, receipt).invoke(() -> told.put(key, content));
    }

    /** Everything but the time of receipt. */
    private static int contentOf(RecordingStart start) {
        return Objects.hash(
                start.url(),
                start.referrer(),
                start.visitorUid(),
                start.sessionUid(),
                start.userAgent(),
                start.language(),
                start.screenWidth(),
                start.screenHeight(),
                start.sdkName(),
                start.sdkVersion(),
                start.country());
    }
}
