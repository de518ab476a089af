package dev.playhead.benchmarks.fold;

import dev.playhead.recording.accept.Accept;
import dev.playhead.recording.accept.Verdict;
import dev.playhead.recording.detect.Detect;
import dev.playhead.recording.detect.Thresholds;
import dev.playhead.recording.event.EventReader;
import dev.playhead.recording.event.EventsRead;
import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.storage.segment.OpenSegment;
import dev.playhead.wire.RecordingIds;
import dev.playhead.wire.record.Limits;
import dev.playhead.wire.record.LogRead;
import dev.playhead.wire.record.LogReader;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the indexer does with a recording's records, from the record to the closed segment; without Kafka, catalog and storage. */
final class Fold {

    private static final long FLUSH_BYTES = 16 * 1024 * 1024;

    private final boolean withFacts;
    private OpenSegment segment = open();
    private long storedBytes;
    private long facts;

    Fold(boolean withFacts) {
        this.withFacts = withFacts;
    }

    /** One live recording's state. */
    record Live(Accept accept, Detect detect) {
        static Live fresh() {
            return new Live(new Accept(), new Detect(Thresholds.defaults()));
        }
    }

    Live fold(Corpus.Taken recording) {
        Live live = Live.fresh();
        LogReader reader = new LogReader(Corpus.PARTITION, Limits.DEFAULTS);
        for (ConsumerRecord<byte[], byte[]> record : recording.log()) {
            if (reader.read(record) instanceof LogRead.Entry(LogEntry.Chunk chunk)) {
                chunk(live, chunk);
            }
        }
        return live;
    }

    private void chunk(Live live, LogEntry.Chunk chunk) {
        if (!(EventReader.read(chunk) instanceof EventsRead.Events(List<RecordedEvent> events))
                || !(live.accept().offer(chunk, events) instanceof Verdict.Accepted(int firstIndex))) {
            throw new IllegalStateException("a chunk was not accepted: " + chunk.place());
        }
        segment.append(
                Corpus.PARTITION,
                chunk.subject(),
                chunk.place().offset(),
                firstIndex,
                events.subList(firstIndex, events.size()));
        if (withFacts) {
            var found = live.detect().chunk(chunk, events, firstIndex);
            facts += found.size();
            segment.facts(chunk.place(), found);
        }
        if (segment.rawBytes() >= FLUSH_BYTES) {
            flush();
        }
    }

    /** Closes the open segment, which compresses it. */
    void flush() {
        segment.offsets(Corpus.PARTITION, 0, Long.MAX_VALUE);
        storedBytes += segment.close().bytes().length;
        segment = open();
    }

    long storedBytes() {
        return storedBytes;
    }

    long facts() {
        return facts;
    }

    private static OpenSegment open() {
        return new OpenSegment(RecordingIds.mint().value());
    }
}
