package dev.playhead.indexer.deadletter;

import dev.playhead.recording.RecordingId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the command was asked for.
 *
 * @param ids of letters to retry; empty: all that were not retried yet
 * @param patience how long retrying waits to learn what became of the records
 */
record Arguments(
        Action action,
        Set<String> ids,
        @Nullable RecordingId recording,
        @Nullable String website,
        boolean json,
        Duration patience) {

    static final String USAGE = """
            dead-letters list  [--website ID] [--recording ID] [--json]
                what could not be decoded, with the reason: a table, or one JSON object a line
            dead-letters retry <id>… | --all  [--website ID] [--recording ID] [--wait SECONDS] [--json]
                appends the records to their partitions again, where they are judged like any others, and says what became
                of each; --all takes those that were not retried yet; --wait 0 doesn't wait for the indexer (default 60)
            """;

    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(60);

    enum Action {
        LIST,
        RETRY
    }

    /** Whoever called it made a mistake; the message says which. */
    static final class UsageException extends Exception {
        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }

    static Arguments parse(List<String> words) throws UsageException {
        Deque<String> left = new ArrayDeque<>(words);
        Action action =
                switch (next(left, "list or retry")) {
                    case "list" -> Action.LIST;
                    case "retry" -> Action.RETRY;
                    default ->
                        throw new UsageException("dead-letters knows list and retry, not '" + words.getFirst() + "'");
                };
        Set<String> ids = new HashSet<>();
        boolean all = false;
        boolean json = false;
        RecordingId recording = null;
        String website = null;
        Duration wait = DEFAULT_WAIT;
        while (!left.isEmpty()) {
            String word = left.removeFirst();
            switch (word) {
                case "--json" -> json = true;
                case "--all" -> all = true;
                case "--recording" -> {
                    String id = next(left, "a recording's id behind --recording");
                    recording = RecordingId.parse(id)
                            .orElseThrow(() -> new UsageException("'" + id + "' is no recording's id"));
                }
                case "--website" -> website = next(left, "a website's id behind --website");
                case "--wait" -> wait = seconds(next(left, "seconds behind --wait"));
                default -> {
                    if (action == Action.LIST || !word.matches("\\d+-\\d+")) {
                        throw new UsageException("'" + word + "' is no option and no id of a letter, such as 0-17");
                    }
                    ids.add(word);
                }
            }
        }
        if (action == Action.RETRY && ids.isEmpty() != all) {
            throw new UsageException("retry takes ids, or --all");
        }
        return new Arguments(action, Set.copyOf(ids), recording, website, json, wait);
    }

    private static String next(Deque<String> left, String what) throws UsageException {
        if (left.isEmpty()) {
            throw new UsageException("missing: " + what);
        }
        return left.removeFirst();
    }

    private static Duration seconds(String word) throws UsageException {
        if (!word.matches("\\d{1,6}")) {
            throw new UsageException("'" + word + "' is no number of seconds");
        }
        return Duration.ofSeconds(Long.parseLong(word));
    }
}
