package dev.playhead.indexer.deadletter;

import dev.playhead.wire.deadletter.DeadLetter.Origin;
import dev.playhead.wire.deadletter.DeadLetterRead;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.TopicPartition;

/** What the indexer made of records that were appended again, as the catalog and the dead letters tell. */
final class Verdicts {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final String INDEXED = "SELECT 1 FROM partitions WHERE partition = ? AND next_offset > ?";
    private static final String STORED = """
            SELECT 1 FROM blocks, jsonb_array_elements(runs) AS run
            WHERE recording_id = ? AND first_offset <= ? AND last_offset >= ? AND (run ->> 0)::bigint = ?
            UNION ALL
            SELECT 1 FROM archives, jsonb_array_elements(frames) AS frame, jsonb_array_elements(frame -> 8) AS run
            WHERE recording_id = ? AND first_offset <= ? AND last_offset >= ? AND (run ->> 0)::bigint = ?
            """;

    private final String jdbcUrl;
    private final String user;
    private final String password;

    Verdicts(String jdbcUrl, String user, String password) {
        this.jdbcUrl = jdbcUrl;
        this.user = user;
        this.password = password;
    }

    /**
     * Waits until all are indexed, but no longer than given.
     *
     * @param letters ends of the dead letters' topic before anything was appended
     * @return by letter's id
     */
    Map<String, Outcome> of(
            List<Appended> appended, LetterTopic topic, Map<TopicPartition, Long> letters, Duration patience)
            throws SQLException {
        Map<String, Outcome> outcomes = new HashMap<>();
        long deadline = System.nanoTime() + patience.toNanos();
        try (Connection catalog = DriverManager.getConnection(jdbcUrl, user, password)) {
            List<Appended> waiting = new ArrayList<>(appended);
            while (true) {
                List<Appended> indexed = new ArrayList<>();
                for (Appended one : waiting) {
                    if (isIndexed(catalog, one.place())) {
                        indexed.add(one);
                    }
                }
                waiting.removeAll(indexed);
                Map<Origin, String> again = indexed.isEmpty() ? Map.of() : setAside(topic, letters);
                for (Appended one : indexed) {
                    outcomes.put(one.letterId(), judge(catalog, one, again));
                }
                if (waiting.isEmpty() || System.nanoTime() >= deadline) {
                    waiting.forEach(one -> outcomes.put(one.letterId(), new Outcome.NotKnownYet()));
                    return outcomes;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(BETWEEN_LOOKS.toMillis()));
            }
        }
    }

    private static Map<Origin, String> setAside(LetterTopic topic, Map<TopicPartition, Long> from) {
        Map<Origin, String> reasons = new HashMap<>();
        topic.read(from, read -> {
            if (read instanceof DeadLetterRead.Letter(var letter)) {
                reasons.put(letter.origin(), letter.reason());
            }
        });
        return reasons;
    }

    private static Outcome judge(Connection catalog, Appended one, Map<Origin, String> setAside) throws SQLException {
        String reason = setAside.get(one.place());
        if (reason != null) {
            return new Outcome.SetAsideAgain(reason);
        }
        return !one.hasEvents() || isStored(catalog, one) ? new Outcome.Taken() : new Outcome.NotStored();
    }

    private static boolean isIndexed(Connection catalog, Origin place) throws SQLException {
        try (PreparedStatement question = catalog.prepareStatement(INDEXED)) {
            question.setInt(1, place.partition());
            question.setLong(2, place.offset());
            return isThere(question);
        }
    }

    private static boolean isStored(Connection catalog, Appended one) throws SQLException {
        try (PreparedStatement question = catalog.prepareStatement(STORED)) {
            for (int from : List.of(1, 5)) {
                question.setObject(from, one.recording());
                for (int at = from + 1; at <= from + 3; at++) {
                    question.setLong(at, one.place().offset());
                }
            }
            return isThere(question);
        }
    }

    private static boolean isThere(PreparedStatement question) throws SQLException {
        try (ResultSet rows = question.executeQuery()) {
            return rows.next();
        }
    }
}
