package dev.playhead.recording;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An event's place in its recording. The order of positions is log order.
 *
 * @param offset Kafka offset of the chunk (of its last frame)
 * @param index 0-based index in the chunk, counted over all its events, dropped ones included
 */
public record Position(long offset, int index) implements Comparable<Position> {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,18})\\.([0-9]{1,9})");

    /** Reads {@code offset.index}, the form of {@link #toString()}; empty where the text has not that form. */
    public static Optional<Position> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new Position(Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public int compareTo(Position other) {
        int byOffset = Long.compare(offset, other.offset);
        return byOffset != 0 ? byOffset : Integer.compare(index, other.index);
    }

    @Override
    public String toString() {
        return offset + "." + index;
    }
}
