package dev.playhead.endtoend.faults;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What happened when, printed as it happens and kept for the message of a failure. Thread-safe. */
final class Journal {
    private final PrintStream out;
    private final long began = System.nanoTime();
    private final List<String> lines = new CopyOnWriteArrayList<>();

    Journal(PrintStream out) {
        this.out = out;
    }

    void note(String line) {
        long tenths = Duration.ofNanos(System.nanoTime() - began).toMillis() / 100;
        String timed = "%02d:%04.1f  %s".formatted(tenths / 600, tenths % 600 / 10.0, line);
        lines.add(timed);
        out.println(timed);
    }

    /** Everything so far, one line each. */
    String text() {
        return String.join(System.lineSeparator(), lines);
    }
}
