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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The leases of one partition's live recordings, up to a limit. Those beyond it end later, not never: when half of the places are free
 * again, the catalog tells which recordings have been silent for longest. Confined to the fold.
 */
final class Leases {

    private final int partition;
    private final int most;
    private final Catalog catalog;
    private final Map<Subject, Watched> watched = new HashMap<>();
    private boolean someAreLeftOut;

    /** Who remembers all live recordings, as of the partition's checkpoint. */
    @FunctionalInterface
    interface Catalog {
        /** The leases of those that were silent for longest, at most so many. */
        Map<Subject, Lease> leases(int partition, int most);
    }

    /** @param askedFor the last record for which an ending was asked; −1 none */
    private record Watched(Lease lease, long askedFor) {}

    Leases(int partition, int most, Catalog catalog) {
        this.partition = partition;
        this.most = most;
        this.catalog = catalog;
        takeUp(none -> null);
    }

    void keep(FoldedRecording recording) {
        Subject subject = recording.subject();
        if (isOpen(recording)) {
            put(subject, recording.lease());
        } else {
            ended(subject);
        }
    }

    /** Nothing is left to end. */
    void ended(Subject subject) {
        watched.remove(subject);
    }

    private static boolean isOpen(FoldedRecording recording) {
        RecordingState state = recording.accept().recordingState();
        return state instanceof RecordingState.Live
                || (state instanceof RecordingState.Stopped && !recording.detectClosed());
    }

    private void put(Subject subject, Lease lease) {
        Watched before = watched.get(subject);
        if (before != null || watched.size() < most) {
            watched.put(subject, new Watched(lease, before == null ? -1 : before.askedFor()));
        } else {
            someAreLeftOut = true;
        }
    }

    /** @param held what memory holds of a recording, which is newer than what the catalog says */
    private void takeUp(Function<Subject, @Nullable FoldedRecording> held) {
        Map<Subject, Lease> silent = catalog.leases(partition, most);
        someAreLeftOut = silent.size() >= most;
        silent.forEach((subject, lease) -> {
            FoldedRecording recording = held.apply(subject);
            if (recording != null) {
                keep(recording);
            } else {
                put(subject, lease);
            }
        });
    }

    /**
     * The recordings whose lease has lapsed and for whose last offset no ending was asked for yet. Asks the catalog where some were left
     * out.
     */
    List<LogEntry.Ended> lapsed(long nowMs, IndexerConfig config, Function<Subject, @Nullable FoldedRecording> held) {
        if (someAreLeftOut && watched.size() <= most / 2) {
            takeUp(held);
        }
        List<LogEntry.Ended> endings = new ArrayList<>();
        watched.forEach((subject, one) -> {
            if (one.lease().lapsed(nowMs, config)
                    && one.askedFor() != one.lease().lastOffset()) {
                endings.add(new LogEntry.Ended(
                        subject, new LogPlace(partition, -1, nowMs), one.lease().lastOffset()));
            }
        });
        return endings;
    }

    void endingAsked(LogEntry.Ended ending) {
        watched.computeIfPresent(ending.subject(), (subject, one) -> new Watched(one.lease(), ending.ifLastOffset()));
    }

    /** An ending that Kafka didn't take is asked for again. */
    void endingFailed(LogEntry.Ended ending) {
        watched.computeIfPresent(
                ending.subject(),
                (subject, one) -> one.askedFor() == ending.ifLastOffset() ? new Watched(one.lease(), -1) : one);
    }

    int size() {
        return watched.size();
    }
}
