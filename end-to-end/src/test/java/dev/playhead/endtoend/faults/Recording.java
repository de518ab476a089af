package dev.playhead.endtoend.faults;

import java.util.List;

/**
 * What a real visitor's tab recorded.
 *
 * @param pages the events of each page load, one JSON object a line
 */
record Recording(String name, List<List<String>> pages) {
    List<String> lines() {
        return pages.stream().flatMap(List::stream).toList();
    }

    int events() {
        return pages.stream().mapToInt(List::size).sum();
    }

    long characters() {
        return pages.stream().flatMap(List::stream).mapToLong(String::length).sum();
    }
}
