package dev.playhead.wire.settings;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many states a regular expression will take, roughly and from above, told before it is compiled: repetitions in
 * repetitions multiply, and {@code ((a{1000}){1000}){1000}} would fill the memory. Of what is no regular expression it
 * tells any number.
 */
final class PatternSize {
    private final String pattern;
    private final Deque<Long> outer = new ArrayDeque<>();
    private int at;
    private long group;
    private long last;

    private PatternSize(String pattern) {
        this.pattern = pattern;
    }

    static long of(String pattern) {
        return new PatternSize(pattern).read();
    }

    private long read() {
        while (at < pattern.length()) {
            char c = pattern.charAt(at++);
            switch (c) {
                case '(' -> {
                    outer.push(group);
                    group = 0;
                    last = 0;
                }
                case ')' -> {
                    long inner = group;
                    group = outer.isEmpty() ? 0 : outer.pop();
                    atom(inner + 2);
                }
                case '\\' -> escape();
                case '[' -> characterClass();
                case '{' -> repetition();
                default -> atom(1);
            }
        }
        for (long size : outer) {
            group = capped(group + size);
        }
        return group;
    }

    private void atom(long size) {
        last = size;
        group = capped(group + size);
    }

    private void escape() {
        char escaped = at < pattern.length() ? pattern.charAt(at++) : '\\';
        if ("pPx".indexOf(escaped) >= 0 && at < pattern.length() && pattern.charAt(at) == '{') {
            at = Math.max(pattern.indexOf('}', at), at) + 1;
        }
        atom(1);
    }

    private void characterClass() {
        // a bracket that comes first stands for itself
        for (int first = at; at < pattern.length(); at++) {
            char c = pattern.charAt(at);
            if (c == ']' && at > first && !(at == first + 1 && pattern.charAt(first) == '^')) {
                at++;
                break;
            }
            if (c == '\\') {
                at++;
            }
        }
        atom(1);
    }

    private void repetition() {
        int end = pattern.indexOf('}', at);
        String counts = end < 0 ? "" : pattern.substring(at, end);
        if (!counts.matches("\\d{1,9}(,\\d{0,9})?")) {
            atom(1);
            return;
        }
        at = end + 1;
        long most = 1;
        for (String count : counts.split(",")) {
            most = Math.max(most, Long.parseLong(count));
        }
        long repeated = capped(last * (most + 1));
        group = capped(group - last + repeated);
        last = repeated;
    }

    /** Far above what is allowed, far below an overflow. */
    private static long capped(long size) {
        return Math.min(size, 1L << 32);
    }
}
