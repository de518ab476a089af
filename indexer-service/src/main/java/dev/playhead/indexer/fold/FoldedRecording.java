package dev.playhead.indexer.fold;

import dev.playhead.recording.Dialect;
import dev.playhead.recording.accept.Accept;
import dev.playhead.recording.detect.Detect;
import dev.playhead.recording.detect.Thresholds;
import dev.playhead.recording.lifecycle.RecordingState;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.recording.log.Subject;
import org.jspecify.annotations.Nullable;

/** One recording as far as its partition has been read: Accept, Detect and what the catalog's row keeps besides. Confined to the fold. */
final class FoldedRecording {

    private final Subject subject;
    private final Accept accept;
    private final Detect detect;
    private final long firstReceivedAt;
    private Dialect dialect;
    private @Nullable String externalId;
    private long lastReceivedAt;
    private boolean finalized;
    private @Nullable Long endedAt;
    private @Nullable LogPlace erasedBy;
    private long lastAppendedAt;
    private boolean refused;
    private boolean changed;
    private long takenAt;
    private int countedNodes;
    private final Telling telling;

    private FoldedRecording(
            Subject subject,
            Accept accept,
            Detect detect,
            Dialect dialect,
            long firstReceivedAt,
            long lastReceivedAt,
            Telling telling) {
        this.subject = subject;
        this.accept = accept;
        this.detect = detect;
        this.dialect = dialect;
        this.firstReceivedAt = firstReceivedAt;
        this.lastReceivedAt = lastReceivedAt;
        this.telling = telling;
    }

    /** A recording that neither memory nor the catalog knows: this is its first record. */
    static FoldedRecording begin(LogEntry first, Thresholds thresholds) {
        long at = first.place().appendedAt();
        Dialect dialect =
                switch (first) {
                    case LogEntry.Started started -> started.start().dialect();
                    case LogEntry.Chunk chunk -> chunk.head().dialect();
                    default -> Dialect.NATIVE;
                };
        return new FoldedRecording(
                first.subject(), new Accept(), new Detect(thresholds), dialect, at, at, Telling.ofNew());
    }

    static FoldedRecording restore(StoredRecording stored, Thresholds thresholds) {
        FoldedRecording recording = new FoldedRecording(
                stored.subject(),
                Accept.restore(stored.acceptState()),
                // an erased recording keeps its fence and nothing else
                stored.detectState().length == 0
                        ? new Detect(thresholds)
                        : Detect.restore(thresholds, stored.detectState()),
                stored.dialect(),
                stored.firstReceivedAt(),
                stored.lastReceivedAt(),
                Telling.ofKnown(stored.state()));
        recording.externalId = stored.externalId();
        recording.finalized = stored.finalized();
        recording.endedAt = stored.endedAt();
        return recording;
    }

    Subject subject() {
        return subject;
    }

    Accept accept() {
        return accept;
    }

    Detect detect() {
        return detect;
    }

    boolean changed() {
        return changed;
    }

    /** Whether everything known here stands in the catalog, whose checkpoint is {@code published}. */
    boolean isPublished(long published) {
        return !changed && takenAt <= published;
    }

    /** Whether an ending has closed what Detect held open. */
    boolean detectClosed() {
        return endedAt != null;
    }

    /** Notes a record of the recorder's, which renews the lease; a later one without finalize restores the long lease. */
    void heard(LogEntry entry) {
        changed = true;
        telling.news();
        lastReceivedAt = Math.max(lastReceivedAt, entry.place().appendedAt());
        finalized = accept.recordingState() instanceof RecordingState.Stopped
                || (entry instanceof LogEntry.Chunk chunk && chunk.head().finalizes());
        if (!(accept.recordingState() instanceof RecordingState.Ready)) {
            // only what Accept took for a new chunk reopens; a repeated one or a heartbeat leaves the end where it was
            endedAt = null;
        }
        if (entry instanceof LogEntry.Started started) {
            dialect = started.start().dialect();
            if (externalId == null) {
                externalId = started.start().externalId();
            }
        }
    }

    void ended(long at) {
        changed = true;
        telling.news();
        endedAt = at;
    }

    /** The record whose acceptance has erased the recording. */
    void erasedBy(LogPlace place) {
        erasedBy = place;
    }

    /** A refusal was read, whatever became of it: nobody has to append another. */
    void refused() {
        refused = true;
        changed = true;
    }

    /** A record of this recording was read, whatever becomes of it. */
    void seen(LogEntry entry) {
        lastAppendedAt = Math.max(lastAppendedAt, entry.place().appendedAt());
    }

    void touched() {
        changed = true;
    }

    boolean hasNews() {
        return telling.hasNews();
    }

    /** Tells what is new, if it is time to; {@code true} where nothing is left to tell. */
    boolean announce(int partition, long nanoTime, long everyNanos, Announcements to) {
        return telling.tell(
                this, new LogPlace(partition, accept.lastOffset(), lastAppendedAt), nanoTime, everyNanos, to);
    }

    /** How many nodes the page index has grown by since the last call; negative where it shrank. */
    int recountNodes() {
        int before = countedNodes;
        countedNodes = detect.domNodes();
        return countedNodes - before;
    }

    int countedNodes() {
        return countedNodes;
    }

    Lease lease() {
        return new Lease(accept.lastOffset(), lastReceivedAt, finalized);
    }

    /** What the publish that reaches {@code nextOffset} writes of this recording; marks it as unchanged since. */
    RecordingChange takeChange(int partition, long nextOffset) {
        boolean refusalRead = refused;
        changed = false;
        refused = false;
        takenAt = nextOffset;
        return new RecordingChange(
                subject,
                partition,
                dialect,
                externalId,
                accept.recordingState(),
                accept.lastOffset(),
                new RecordingChange.Received(firstReceivedAt, lastReceivedAt, finalized, endedAt),
                detect.rollup(),
                accept.state(),
                detect.state(),
                refusalRead,
                accept.recordingState() instanceof RecordingState.Erased
                        ? new RecordingChange.Erasure(erasedBy, lastAppendedAt)
                        : null);
    }
}
