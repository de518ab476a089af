package dev.playhead.indexer.fold;

import dev.playhead.indexer.deadletter.AsRead;
import dev.playhead.indexer.deadletter.DeadLetters;
import dev.playhead.indexer.logged.LogKeys;
import dev.playhead.recording.accept.Verdict;
import dev.playhead.recording.detect.Fact;
import dev.playhead.recording.event.EventReader;
import dev.playhead.recording.event.EventsRead;
import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.lifecycle.RecordingState;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.wire.record.ChunkRecords;
import dev.playhead.wire.record.LogRead;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What one entry of the log does to its recording, to the open flush and to the counts. Confined to the fold. */
final class EntryFold {

    private static final Logger LOG = Logger.getLogger(EntryFold.class);

    private final StoredEvents storedEvents;
    private final DeadLetters deadLetters;
    private final FoldMetrics metrics;
    private final StepCounts counts;

    EntryFold(StoredEvents storedEvents, DeadLetters deadLetters, FoldMetrics metrics, StepCounts counts) {
        this.storedEvents = storedEvents;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.counts = counts;
    }

    /** @param read the record that is the entry, or completes it */
    void fold(LogEntry entry, AsRead read, FoldedRecording recording, OpenFlush flush) {
        switch (entry) {
            case LogEntry.Chunk chunk -> chunk(chunk, read, recording, flush);
            case LogEntry.Ended ended -> end(ended, recording, flush);
            case LogEntry.Cancelled cancelled -> erase(cancelled, recording, flush);
            case LogEntry.Erased erased -> erase(erased, recording, flush);
            case LogEntry.Started started -> control(started, recording, flush);
            case LogEntry.Metadata e -> control(e, recording, flush);
            case LogEntry.Identified e -> control(e, recording, flush);
            case LogEntry.Heartbeat e -> control(e, recording, flush);
            case LogEntry.Stopped e -> control(e, recording, flush);
            case LogEntry.Expired expired -> {
                recording.accept().offer(expired, 0);
                recording.touched();
            }
            case LogEntry.Refused refused -> {
                control(refused, recording, flush);
                recording.refused();
            }
        }
    }

    private void chunk(LogEntry.Chunk chunk, AsRead read, FoldedRecording recording, OpenFlush flush) {
        switch (EventReader.read(chunk)) {
            case EventsRead.NotEvents(String what, long atByte) -> {
                String reason = what + " at byte " + atByte;
                setAside(
                        read,
                        new LogRead.Undecodable(chunk.place(), Optional.of(chunk.subject()), reason),
                        recording,
                        flush);
            }
            case EventsRead.Events(List<RecordedEvent> events) -> {
                switch (recording.accept().offer(chunk, events)) {
                    case Verdict.Accepted(int firstIndex) -> store(chunk, events, firstIndex, recording, flush);
                    case Verdict.Duplicate ignored -> {
                        // a repeated final chunk still says that the page went away, and Accept has noted its offset
                        recording.heard(chunk);
                        counts.duplicate(chunk.subject(), chunk.place(), events.size());
                    }
                    case Verdict.Fenced ignored -> {
                        recording.touched();
                        counts.fenced(chunk.subject(), chunk.place(), events.size());
                    }
                    case Verdict.Void ignored -> recording.touched();
                }
            }
        }
    }

    private void store(
            LogEntry.Chunk chunk,
            List<RecordedEvent> events,
            int firstIndex,
            FoldedRecording recording,
            OpenFlush flush) {
        recording.heard(chunk);
        if (recording.detect().needsDom()) {
            // a recording that came back from the catalog names the elements of its clicks as if it had never been away
            recording
                    .detect()
                    .rebuildDom(storedEvents.sinceKeyframe(recording.subject().recordingId()));
        }
        List<Fact> facts = detected(chunk, () -> recording.detect().chunk(chunk, events, firstIndex));
        List<RecordedEvent> kept = events.subList(firstIndex, events.size());
        flush.append(chunk.subject(), chunk.place(), firstIndex, kept);
        flush.facts(chunk.place(), facts);
        counts.stored(chunk.subject(), chunk.place(), kept, firstIndex);
    }

    private void control(LogEntry entry, FoldedRecording recording, OpenFlush flush) {
        switch (recording.accept().offer(entry, 0)) {
            case Verdict.Accepted ignored -> {
                recording.heard(entry);
                flush.facts(entry.place(), detected(entry, () -> switch (entry) {
                    case LogEntry.Started started -> recording.detect().started(started);
                    default -> recording.detect().other(entry);
                }));
            }
            case Verdict.Duplicate ignored -> recording.touched();
            case Verdict.Fenced ignored -> recording.touched();
            case Verdict.Void ignored -> recording.touched();
        }
    }

    /** What the open flush holds of the recording goes at once; what is published goes with the publish of this record. */
    private void erase(LogEntry entry, FoldedRecording recording, OpenFlush flush) {
        if (recording.accept().offer(entry, 0) instanceof Verdict.Accepted) {
            recording.heard(entry);
            recording.erasedBy(entry.place());
            flush.forget(entry.place().partition(), entry.subject());
        } else {
            recording.touched();
        }
    }

    /** An ending closes what Detect holds open; of a stopped recording, which is live no more, only that. */
    private void end(LogEntry.Ended ended, FoldedRecording recording, OpenFlush flush) {
        boolean isLast = recording.accept().lastOffset() <= ended.ifLastOffset();
        boolean closes =
                switch (recording.accept().offer(ended, 0)) {
                    case Verdict.Accepted ignored -> true;
                    case Verdict.Void ignored ->
                        isLast
                                && recording.accept().recordingState() instanceof RecordingState.Stopped
                                && !recording.detectClosed();
                    case Verdict.Duplicate ignored -> false;
                    case Verdict.Fenced ignored -> false;
                };
        if (closes) {
            flush.facts(ended.place(), detected(ended, () -> recording.detect().close(ended.place())));
            recording.ended(ended.place().appendedAt());
        } else {
            recording.touched();
        }
    }

    /** A flaw in Detect costs facts, never events and never the partition. */
    private List<Fact> detected(LogEntry entry, Supplier<List<Fact>> detection) {
        try {
            return detection.get();
        } catch (RuntimeException e) {
            metrics.undetected();
            try (LogKeys keys = LogKeys.of(entry.subject()).at(entry.place())) {
                LOG.errorf(
                        e,
                        "recordingId=%s partition=%d offset=%d: no facts from this record",
                        entry.subject().recordingId(),
                        entry.place().partition(),
                        entry.place().offset());
            }
            return List.of();
        }
    }

    /** @param recording null where nobody knows it */
    void setAside(AsRead read, LogRead.Undecodable undecodable, @Nullable FoldedRecording recording, OpenFlush flush) {
        int declared = ChunkRecords.declaredEvents(read.record().headers());
        if (recording != null && refusesForEver(recording)) {
            counts.fenced(recording.subject(), undecodable.place(), declared);
            return;
        }
        deadLetters.send(read, undecodable.reason());
        metrics.deadLettered();
        counts.deadLettered(undecodable.subject(), undecodable.place(), declared);
        if (recording != null) {
            markGap(recording, undecodable.place(), undecodable.reason(), flush);
        }
    }

    /** Of an erased recording nothing may be kept, not even among the dead letters. */
    private static boolean refusesForEver(FoldedRecording recording) {
        return recording.accept().recordingState() instanceof RecordingState.Erased;
    }

    private static void markGap(FoldedRecording recording, LogPlace place, String reason, OpenFlush flush) {
        recording.touched();
        flush.append(recording.subject(), place, 0, GapMarker.at(place, reason));
    }
}
