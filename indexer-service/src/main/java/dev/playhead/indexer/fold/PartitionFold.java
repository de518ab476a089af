package dev.playhead.indexer.fold;

import dev.playhead.indexer.IndexerConfig;
import dev.playhead.indexer.consume.Ownership;
import dev.playhead.indexer.deadletter.DeadLetters;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.accept.Verdict;
import dev.playhead.recording.detect.Fact;
import dev.playhead.recording.detect.Thresholds;
import dev.playhead.recording.event.EventReader;
import dev.playhead.recording.event.EventsRead;
import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.lifecycle.RecordingState;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.recording.log.Subject;
import dev.playhead.wire.record.LogRead;
import dev.playhead.wire.record.LogReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One partition, folded from the catalog's checkpoint on. Confined to the index loop's lock. */
final class PartitionFold {

    private static final Logger LOG = Logger.getLogger(PartitionFold.class);

    private final Ownership ownership;
    private final LogReader reader;
    private final CatalogRecordings catalog;
    private final StoredEvents storedEvents;
    private final DeadLetters deadLetters;
    private final Thresholds thresholds;
    private final FoldMetrics metrics;
    private final Unindexed unindexed;
    /** In order of last use, so that the coldest unchanged one leaves first. */
    private final Map<RecordingId, FoldedRecording> recordings = new LinkedHashMap<>(64, 0.75f, true);

    private final Map<Subject, Lease> leases;
    private final Map<Subject, Long> endingsAsked = new HashMap<>();
    private long nextOffset;
    private long handedOver;
    private long published;

    PartitionFold(Ownership ownership, LogReader reader, Collaborators with) {
        this.ownership = ownership;
        this.reader = reader;
        this.catalog = with.catalog();
        this.storedEvents = with.storedEvents();
        this.deadLetters = with.deadLetters();
        this.thresholds = with.thresholds();
        this.metrics = with.metrics();
        this.unindexed = with.unindexed();
        this.leases = catalog.leases(ownership.partition());
        this.nextOffset = ownership.nextOffset();
        this.handedOver = ownership.nextOffset();
        this.published = ownership.nextOffset();
    }

    record Collaborators(
            CatalogRecordings catalog,
            StoredEvents storedEvents,
            DeadLetters deadLetters,
            Thresholds thresholds,
            FoldMetrics metrics,
            Unindexed unindexed) {}

    Ownership ownership() {
        return ownership;
    }

    long nextOffset() {
        return nextOffset;
    }

    /** Whether a record that the partition delivered is the one that follows; others are left from before a seek. */
    boolean follows(ConsumerRecord<byte[], byte[]> record) {
        return record.offset() <= nextOffset;
    }

    /** Reads the catalog once for all recordings of a batch that memory doesn't hold. */
    void prefetch(List<ConsumerRecord<byte[], byte[]>> batch) {
        Set<RecordingId> missing = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            if (record.key() != null) {
                RecordingId.parse(new String(record.key(), StandardCharsets.UTF_8))
                        .filter(id -> !recordings.containsKey(id))
                        .ifPresent(missing::add);
            }
        }
        if (!missing.isEmpty()) {
            catalog.load(missing)
                    .forEach((id, stored) -> recordings.put(id, FoldedRecording.restore(stored, thresholds)));
        }
    }

    void absorb(ConsumerRecord<byte[], byte[]> record, OpenFlush flush) {
        if (record.offset() < nextOffset && record.offset() >= ownership.nextOffset()) {
            metrics.frameSkipped();
            return;
        }
        if (record.offset() >= nextOffset) {
            unindexed.folded(ownership.partition(), record.timestamp());
        }
        switch (reader.read(record)) {
            case LogRead.Entry entry -> fold(entry.entry(), flush);
            case LogRead.Undecodable undecodable -> setAside(record, undecodable, flush);
            case LogRead.Pending pending -> metrics.frameHeld();
            case LogRead.Skipped skipped -> metrics.frameSkipped();
        }
        nextOffset = Math.max(nextOffset, record.offset() + 1);
    }

    /** After a batch. */
    void countPending() {
        unindexed.pendingChunks(ownership.partition(), reader.pending().size());
    }

    private void fold(LogEntry entry, OpenFlush flush) {
        FoldedRecording recording = recordings.get(entry.subject().recordingId());
        if (recording == null) {
            recording = FoldedRecording.begin(entry, thresholds);
            recordings.put(entry.subject().recordingId(), recording);
        }
        switch (entry) {
            case LogEntry.Chunk chunk -> fold(chunk, recording, flush);
            case LogEntry.Ended ended -> end(ended, recording, flush);
            case LogEntry.Started started -> control(started, recording, flush);
            case LogEntry.Metadata e -> control(e, recording, flush);
            case LogEntry.Identified e -> control(e, recording, flush);
            case LogEntry.Heartbeat e -> control(e, recording, flush);
            case LogEntry.Stopped e -> control(e, recording, flush);
            case LogEntry.Cancelled e -> control(e, recording, flush);
            case LogEntry.Refused e -> control(e, recording, flush);
            case LogEntry.Erased e -> control(e, recording, flush);
        }
        keepLease(recording);
    }

    private void fold(LogEntry.Chunk chunk, FoldedRecording recording, OpenFlush flush) {
        switch (EventReader.read(chunk)) {
            case EventsRead.NotEvents(String reason, long atByte) ->
                poison(chunk, recording, reason + " at byte " + atByte, flush);
            case EventsRead.Events(List<RecordedEvent> events) -> {
                Verdict verdict = recording.accept().offer(chunk, events);
                switch (verdict) {
                    case Verdict.Accepted(int firstIndex) -> {
                        recording.heard(chunk);
                        rebuildDom(recording);
                        List<Fact> facts =
                                detected(chunk, () -> recording.detect().chunk(chunk, events, firstIndex));
                        List<RecordedEvent> kept = events.subList(firstIndex, events.size());
                        flush.append(chunk.subject(), chunk.place(), firstIndex, kept);
                        flush.facts(chunk.place(), facts);
                        metrics.stored(kept.size(), firstIndex);
                    }
                    case Verdict.Duplicate ignored -> {
                        // a repeated final chunk still says that the page went away, and Accept has noted its offset
                        recording.heard(chunk);
                        metrics.duplicate(events.size());
                    }
                    case Verdict.Fenced fenced -> {
                        recording.touched();
                        metrics.fenced(events.size());
                    }
                    case Verdict.Void ignored -> recording.touched();
                }
            }
        }
    }

    /** A recording that came back from the catalog names the elements of its clicks as if it had never been away. */
    private void rebuildDom(FoldedRecording recording) {
        if (recording.detect().needsDom()) {
            recording
                    .detect()
                    .rebuildDom(storedEvents.sinceKeyframe(recording.subject().recordingId()));
        }
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
            LOG.errorf(
                    e,
                    "recordingId=%s partition=%d offset=%d: no facts from this record",
                    entry.subject().recordingId(),
                    ownership.partition(),
                    entry.place().offset());
            return List.of();
        }
    }

    private void setAside(ConsumerRecord<byte[], byte[]> record, LogRead.Undecodable undecodable, OpenFlush flush) {
        deadLetters.send(record, undecodable.reason());
        metrics.deadLettered();
        undecodable.subject().ifPresent(subject -> {
            FoldedRecording recording = recordings.get(subject.recordingId());
            if (recording != null) {
                markGap(subject, undecodable.place(), undecodable.reason(), flush);
                recording.touched();
            }
        });
    }

    private void poison(LogEntry.Chunk chunk, FoldedRecording recording, String reason, OpenFlush flush) {
        deadLetters.send(chunk, reason);
        metrics.deadLettered();
        markGap(chunk.subject(), chunk.place(), reason, flush);
        recording.touched();
    }

    private void markGap(Subject subject, LogPlace place, String reason, OpenFlush flush) {
        flush.append(subject, place, 0, GapMarker.at(place, reason));
    }

    private void keepLease(FoldedRecording recording) {
        RecordingState state = recording.accept().recordingState();
        boolean open = state instanceof RecordingState.Live
                || (state instanceof RecordingState.Stopped && !recording.detectClosed());
        if (open) {
            leases.put(recording.subject(), recording.lease());
        } else {
            leases.remove(recording.subject());
            endingsAsked.remove(recording.subject());
        }
    }

    /** The recordings whose lease has lapsed and for whose last offset no ending was asked for yet. */
    List<LogEntry.Ended> lapsed(long nowMs, IndexerConfig config) {
        List<LogEntry.Ended> endings = new ArrayList<>();
        leases.forEach((subject, lease) -> {
            Long asked = endingsAsked.get(subject);
            if (lease.lapsed(nowMs, config) && (asked == null || asked != lease.lastOffset())) {
                endings.add(new LogEntry.Ended(
                        subject, new LogPlace(ownership.partition(), -1, nowMs), lease.lastOffset()));
            }
        });
        return endings;
    }

    void endingAsked(LogEntry.Ended ending) {
        endingsAsked.put(ending.subject(), ending.ifLastOffset());
    }

    /** An ending that Kafka didn't take is asked for again. */
    void endingFailed(LogEntry.Ended ending) {
        endingsAsked.remove(ending.subject(), ending.ifLastOffset());
    }

    /** The step since the last one, or null where nothing was read since. */
    Flush.@Nullable Step takeStep() {
        if (nextOffset == handedOver) {
            return null;
        }
        List<RecordingChange> changes = new ArrayList<>();
        for (FoldedRecording recording : recordings.values()) {
            if (recording.changed()) {
                changes.add(recording.takeChange(ownership.partition(), nextOffset));
            }
        }
        Flush.Step step = new Flush.Step(ownership, handedOver, nextOffset, reader.pending(), changes);
        handedOver = nextOffset;
        unindexed.handedOver(ownership.partition(), nextOffset);
        return step;
    }

    int held() {
        return recordings.size();
    }

    /** Nodes of all page indexes held here. */
    long domNodes() {
        return recordings.values().stream()
                .mapToLong(recording -> recording.detect().domNodes())
                .sum();
    }

    void published(long offset) {
        published = Math.max(published, offset);
    }

    /**
     * Forgets the coldest recordings until no more than {@code most} of them and {@code mostNodes} of their nodes are left: only
     * those of which the catalog already has the last state. They come back when they are heard of again.
     */
    void evict(int most, long mostNodes) {
        long nodes = domNodes();
        Iterator<FoldedRecording> coldest = recordings.values().iterator();
        while ((recordings.size() > most || nodes > mostNodes) && coldest.hasNext()) {
            FoldedRecording recording = coldest.next();
            if (recording.isPublished(published)) {
                nodes -= recording.detect().domNodes();
                coldest.remove();
            }
        }
    }
}
