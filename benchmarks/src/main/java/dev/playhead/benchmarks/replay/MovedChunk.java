package dev.playhead.benchmarks.replay;

import dev.playhead.recording.event.EventReader;
import dev.playhead.recording.event.EventsRead;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A chunk whose events can be moved to another time without reading them again: the digits of their times stand in fixed places.
 *
 * @param places where the thirteen digits of each event's time begin
 * @param times of the events, ms after {@link #EPOCH}
 */
record MovedChunk(byte[] lines, List<Integer> places, List<Long> times) {
    /** So that every time has thirteen digits. */
    static final long EPOCH = 1_700_000_000_000L;

    private static final int DIGITS = 13;

    /** The chunk as if its first event came at that time after {@link #EPOCH}. */
    static MovedChunk after(long begin, byte[] lines) {
        List<Integer> places = new ArrayList<>();
        List<Long> times = new ArrayList<>();
        if (!(EventReader.read(lines) instanceof EventsRead.Events(var events))) {
            throw new IllegalArgumentException("these are no events");
        }
        long first = events.getFirst().timestamp();
        for (var event : events) {
            String text =
                    new String(event.bytes(), event.start(), event.end() - event.start(), StandardCharsets.ISO_8859_1);
            Matcher time = Pattern.compile("\"timestamp\":" + event.timestamp() + "\\b")
                    .matcher(text);
            int place = -1;
            while (time.find()) {
                place = event.start() + time.end() - DIGITS;
            }
            if (place >= 0 && Long.toString(event.timestamp()).length() == DIGITS) {
                places.add(place);
                times.add(begin + Math.max(0, event.timestamp() - first));
            }
        }
        return new MovedChunk(lines, places, times);
    }

    /** The time of its last event, ms after {@link #EPOCH}. */
    long last() {
        return times.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    byte[] moved(long by) {
        byte[] moved = lines.clone();
        for (int i = 0; i < places.size(); i++) {
            byte[] digits = Long.toString(EPOCH + times.get(i) + by).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(digits, 0, moved, places.get(i), DIGITS);
        }
        return moved;
    }
}
