package dev.playhead.indexer.fold;

import dev.playhead.indexer.IndexerConfig;
import dev.playhead.recording.lifecycle.RecordingState;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.recording.log.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The leases of one partition's live recordings. Confined to the fold. */
final class Leases {

    private final int partition;
    private final Map<Subject, Lease> leases;
    /** Recordings that were asked to end, and for which last record. */
    private final Map<Subject, Long> asked = new HashMap<>();

    /** @param left by the partition's former owner */
    Leases(int partition, Map<Subject, Lease> left) {
        this.partition = partition;
        this.leases = left;
    }

    void keep(FoldedRecording recording) {
        RecordingState state = recording.accept().recordingState();
        boolean open = state instanceof RecordingState.Live
                || (state instanceof RecordingState.Stopped && !recording.detectClosed());
        if (open) {
            leases.put(recording.subject(), recording.lease());
        } else {
            leases.remove(recording.subject());
            asked.remove(recording.subject());
        }
    }

    /** The recordings whose lease has lapsed and for whose last offset no ending was asked for yet. */
    List<LogEntry.Ended> lapsed(long nowMs, IndexerConfig config) {
        List<LogEntry.Ended> endings = new ArrayList<>();
        leases.forEach((subject, lease) -> {
            Long before = asked.get(subject);
            if (lease.lapsed(nowMs, config) && (before == null || before != lease.lastOffset())) {
                endings.add(new LogEntry.Ended(subject, new LogPlace(partition, -1, nowMs), lease.lastOffset()));
            }
        });
        return endings;
    }

    void endingAsked(LogEntry.Ended ending) {
        asked.put(ending.subject(), ending.ifLastOffset());
    }

    /** An ending that Kafka didn't take is asked for again. */
    void endingFailed(LogEntry.Ended ending) {
        asked.remove(ending.subject(), ending.ifLastOffset());
    }
}
