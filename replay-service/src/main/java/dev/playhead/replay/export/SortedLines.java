package dev.playhead.replay.export;

import dev.playhead.recording.event.EventReader;
import dev.playhead.recording.event.EventsRead;
import dev.playhead.recording.event.RecordedEvent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The events of NDJSON lines by time, equal times in the order of the lines. An event without a time keeps its place behind the one
 * before it. Holds the bytes and about 60 bytes an event.
 */
final class SortedLines {
    private final List<RecordedEvent> events;
    private final long[] times;
    private final Integer[] order;

    private SortedLines(List<RecordedEvent> events, long[] times, Integer[] order) {
        this.events = events;
        this.times = times;
        this.order = order;
    }

    /**
     * Reads lines.
     *
     * @param noTime the time of leading events that have none, epoch ms
     * @throws IllegalStateException if the lines are no events
     */
    static SortedLines of(byte[] lines, long noTime) {
        List<RecordedEvent> events =
                switch (EventReader.read(lines)) {
                    case EventsRead.Events(List<RecordedEvent> read) -> read;
                    case EventsRead.NotEvents(String reason, long at) ->
                        throw new IllegalStateException("stored lines are no events: " + reason + " at byte " + at);
                };
        long[] times = new long[events.size()];
        long last = noTime;
        boolean sorted = true;
        for (int i = 0; i < times.length; i++) {
            long own = events.get(i).timestamp();
            times[i] = own == 0 ? last : own;
            sorted &= i == 0 || times[i] >= times[i - 1];
            last = times[i];
        }
        Integer[] order = IntStream.range(0, times.length).boxed().toArray(Integer[]::new);
        if (!sorted) {
            Arrays.sort(order, Comparator.comparingLong(i -> times[i]));
        }
        return new SortedLines(events, times, order);
    }

    int count() {
        return order.length;
    }

    RecordedEvent event(int place) {
        return events.get(order[place]);
    }

    long time(int place) {
        return times[order[place]];
    }
}
