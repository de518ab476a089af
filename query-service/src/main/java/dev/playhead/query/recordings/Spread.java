package dev.playhead.query.recordings;

import java.util.List;

/**
 * How a list's recordings lie in its orders, roughly: old rows count too, and it may be minutes old.
 *
 * @param oldest when the first began, epoch milliseconds
 * @param shortest durations that few recordings stay below, ascending
 * @param longest durations that few recordings exceed, descending
 */
record Spread(long oldest, List<DurationCuts.Cut> shortest, List<DurationCuts.Cut> longest) {
    Spread {
        shortest = List.copyOf(shortest);
        longest = List.copyOf(longest);
    }
}
