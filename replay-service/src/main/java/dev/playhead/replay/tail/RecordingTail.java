package dev.playhead.replay.tail;

import dev.playhead.recording.accept.Accept;
import dev.playhead.recording.accept.Verdict;
import dev.playhead.recording.event.EventReader;
import dev.playhead.recording.event.EventsRead;
import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.lifecycle.RecordingState;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.recording.log.Subject;
import dev.playhead.wire.record.LogRead;
import dev.playhead.wire.record.LogReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One recording's records, put through the same reassembly and the same Accept as the indexer's, so that a reader sees exactly what
 * will be stored. Wants the records in log order, from {@link LogReader#startOffset} of the checkpoint on. Not thread-safe.
 */
public final class RecordingTail {
    private final Subject subject;
    private final LogReader reader;
    private final Accept accept;

    public RecordingTail(Subject subject, LogReader reader, Accept accept) {
        this.subject = subject;
        this.reader = reader;
        this.accept = accept;
    }

    /** As of the last record read. */
    public RecordingState state() {
        return accept.recordingState();
    }

    /** What a record gives: nothing, events, and the state if it changed. */
    public List<TailItem> read(ConsumerRecord<byte[], byte[]> record) {
        return switch (reader.read(record)) {
            case LogRead.Entry(LogEntry entry) -> entry.subject().equals(subject) ? take(entry) : List.of();
            case LogRead.Pending() -> List.of();
            case LogRead.Skipped skipped -> List.of();
            case LogRead.Undecodable(LogPlace place, Optional<Subject> of, String reason) ->
                of.filter(subject::equals).isPresent() ? List.of(unreadable(place, reason)) : List.of();
        };
    }

    private List<TailItem> take(LogEntry entry) {
        String before = state().name();
        List<TailItem> items = new ArrayList<>();
        if (entry instanceof LogEntry.Chunk chunk) {
            takeChunk(chunk, items);
        } else {
            accept.offer(entry, 0);
        }
        if (!state().name().equals(before)) {
            items.add(new TailItem.Became(state()));
        }
        return items;
    }

    private void takeChunk(LogEntry.Chunk chunk, List<TailItem> items) {
        switch (EventReader.read(chunk)) {
            case EventsRead.NotEvents(String reason, long atByte) -> items.add(unreadable(chunk.place(), reason));
            case EventsRead.Events(List<RecordedEvent> events) -> {
                if (accept.offer(chunk, events) instanceof Verdict.Accepted(int firstIndex)
                        && firstIndex < events.size()) {
                    items.add(new TailItem.Events(
                            chunk.place().offset(), firstIndex, events.subList(firstIndex, events.size())));
                }
            }
        }
    }

    private static TailItem unreadable(LogPlace place, String reason) {
        return new TailItem.Unreadable(place.offset(), place.appendedAt(), reason);
    }
}
