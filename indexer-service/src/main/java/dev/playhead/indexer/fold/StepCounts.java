package dev.playhead.indexer.fold;

import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.recording.log.Subject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts what one partition's next step absorbs. Nothing is told before the step is published: what is read again after a lost claim or
 * a restart counts once. Confined to the fold.
 */
final class StepCounts {

    private static final String NO_WEBSITE = "";

    private final Map<Key, Sum> sums = new HashMap<>();
    private final List<Beginning> beginnings = new ArrayList<>();

    private record Key(String websiteId, LocalDate day) {}

    private static final class Sum {
        private long recordings;
        private long stored;
        private long duplicate;
        private long fenced;
        private long deadLettered;
        private long rawBytes;
    }

    void recordingBegan(Subject subject, LogPlace place) {
        of(subject, place).recordings++;
        beginnings.add(new Beginning(subject, place));
    }

    void stored(Subject subject, LogPlace place, List<RecordedEvent> kept, int dropped) {
        Sum sum = of(subject, place);
        sum.stored += kept.size();
        sum.duplicate += dropped;
        for (RecordedEvent event : kept) {
            sum.rawBytes += event.lineLength();
        }
    }

    void duplicate(Subject subject, LogPlace place, int events) {
        of(subject, place).duplicate += events;
    }

    void fenced(Subject subject, LogPlace place, int events) {
        of(subject, place).fenced += events;
    }

    /** @param declared by the sender: nobody can count them now */
    void deadLettered(Optional<Subject> subject, LogPlace place, int declared) {
        String websiteId = subject.map(known -> known.websiteId().value()).orElse(NO_WEBSITE);
        of(websiteId, place).deadLettered += declared;
    }

    /** What was counted since the last call. */
    List<DayUsage> take() {
        List<DayUsage> usage = sums.entrySet().stream()
                .map(entry -> usage(entry.getKey(), entry.getValue()))
                .toList();
        sums.clear();
        return usage;
    }

    /** The recordings that began since the last call. */
    List<Beginning> takeBeginnings() {
        List<Beginning> taken = List.copyOf(beginnings);
        beginnings.clear();
        return taken;
    }

    private static DayUsage usage(Key key, Sum sum) {
        return new DayUsage(
                key.websiteId(),
                key.day(),
                sum.recordings,
                new DayUsage.Events(sum.stored, sum.duplicate, sum.fenced, sum.deadLettered),
                sum.rawBytes);
    }

    private Sum of(Subject subject, LogPlace place) {
        return of(subject.websiteId().value(), place);
    }

    private Sum of(String websiteId, LogPlace place) {
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(place.appendedAt()), ZoneOffset.UTC);
        return sums.computeIfAbsent(new Key(websiteId, day), none -> new Sum());
    }
}
