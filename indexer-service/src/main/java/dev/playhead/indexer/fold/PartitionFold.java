package dev.playhead.indexer.fold;

import dev.playhead.indexer.IndexerConfig;
import dev.playhead.indexer.consume.Ownership;
import dev.playhead.indexer.deadletter.AsRead;
import dev.playhead.indexer.deadletter.DeadLetters;
import dev.playhead.recording.detect.Thresholds;
import dev.playhead.recording.lifecycle.RecordingState;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.wire.record.LogRead;
import dev.playhead.wire.record.LogReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** One partition, folded from the catalog's checkpoint on. Confined to the index loop's lock. */
final class PartitionFold {

    private final Ownership ownership;
    private final LogReader reader;
    private final FoldMetrics metrics;
    private final Unindexed unindexed;
    private final HeldRecordings recordings;
    private final Leases leases;
    /** Recordings of which something new can be told; bounded by those that are held. */
    private final Set<FoldedRecording> untold = new LinkedHashSet<>();

    private final Fencing fencing = new Fencing();
    private final StepCounts counts = new StepCounts();
    private final EntryFold entries;
    private long nextOffset;
    private long handedOver;
    private long published;

    PartitionFold(Ownership ownership, LogReader reader, int mostLeases, Collaborators with) {
        this.ownership = ownership;
        this.reader = reader;
        this.metrics = with.metrics();
        this.unindexed = with.unindexed();
        this.recordings = new HeldRecordings(with.catalog(), with.thresholds());
        this.leases = new Leases(ownership.partition(), mostLeases, with.catalog()::leases);
        this.entries = new EntryFold(with.storedEvents(), with.deadLetters(), metrics, counts);
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

    Leases leases() {
        return leases;
    }

    HeldRecordings recordings() {
        return recordings;
    }

    /** Whether a record that the partition delivered is the one that follows; others are left from before a seek. */
    boolean follows(ConsumerRecord<byte[], byte[]> record) {
        return record.offset() <= nextOffset;
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
            case LogRead.Entry entry -> fold(entry.entry(), record, flush);
            case LogRead.Undecodable undecodable -> {
                FoldedRecording known = undecodable
                        .subject()
                        .map(subject -> recordings.find(subject.recordingId()))
                        .orElse(null);
                entries.setAside(new AsRead(record, reader.assembledBody()), undecodable, known, flush);
            }
            case LogRead.Pending pending -> metrics.frameHeld();
            case LogRead.Skipped skipped -> metrics.frameSkipped();
        }
        nextOffset = Math.max(nextOffset, record.offset() + 1);
    }

    private void fold(LogEntry entry, ConsumerRecord<byte[], byte[]> record, OpenFlush flush) {
        FoldedRecording recording = recordings.find(entry.subject().recordingId());
        if (recording == null) {
            recording = recordings.begin(entry);
            if (entry instanceof LogEntry.Started || entry instanceof LogEntry.Chunk) {
                counts.recordingBegan(entry.subject(), entry.place());
            }
        }
        if (!recording.subject().equals(entry.subject())) {
            // A secret key erases by the recording's id alone; whose the recording is, ingest can't know (ADR 0008).
            metrics.foreign();
            return;
        }
        recording.seen(entry);
        RecordingState before = recording.accept().recordingState();
        entries.fold(entry, new AsRead(record, reader.assembledBody()), recording, flush);
        fencing.folded(entry, before, recording.accept().recordingState());
        recordings.recount(recording);
        leases.keep(recording);
        if (recording.hasNews()) {
            untold.add(recording);
        }
    }

    /** Tells at once of what began or ended, of the rest now and then. */
    void announce(long nanoTime, long everyNanos, Announcements to) {
        fencing.tell(to);
        untold.removeIf(recording -> recording.announce(ownership.partition(), nanoTime, everyNanos, to));
    }

    List<LogEntry.Ended> lapsed(long nowMs, IndexerConfig config) {
        return leases.lapsed(nowMs, config, subject -> recordings.find(subject.recordingId()));
    }

    /** After a batch. */
    void countPending() {
        unindexed.pendingChunks(ownership.partition(), reader.pending().size());
    }

    /** The step since the last one, or null where nothing was read since. */
    Flush.@Nullable Step takeStep() {
        if (nextOffset == handedOver) {
            return null;
        }
        Flush.Step step = new Flush.Step(
                ownership,
                handedOver,
                nextOffset,
                reader.pending(),
                recordings.takeChanges(ownership.partition(), nextOffset),
                counts.takeBeginnings(),
                counts.take());
        handedOver = nextOffset;
        unindexed.handedOver(ownership.partition(), nextOffset);
        return step;
    }

    void published(long offset) {
        published = Math.max(published, offset);
    }

    void evict(int mostRecordings, long mostDomNodes) {
        recordings.evict(mostRecordings, mostDomNodes, published);
    }
}
