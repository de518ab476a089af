package dev.playhead.standalone.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The last lines of a log, for a message to the person in front of it. */
final class LogEnd {
    private static final int LINES = 25;

    private LogEnd() {}

    /** Starts with what stands between a message and its evidence: {@code "; its log … ends with:"}. */
    static String of(Path log) {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            String end = lines.stream().skip(Math.max(0, lines.size() - LINES)).collect(Collectors.joining("\n"));
            return "; its log " + log + " ends with:\n" + end;
        } catch (IOException unreadable) {
            return "; its log " + log + " can't be read: " + unreadable.getMessage();
        }
    }
}
