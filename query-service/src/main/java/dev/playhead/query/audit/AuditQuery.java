package dev.playhead.query.audit;

import dev.playhead.query.QuerySettings;
import dev.playhead.query.paging.TimeCursor;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.recording.RecordingId;
import dev.playhead.storage.audit.Action;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which entries of the audit log are asked for. */
record AuditQuery(
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<Action> action,
        Optional<String> actor,
        Optional<UUID> recordingId,
        Optional<TimeCursor> after,
        int limit) {
    private static final Set<String> NAMES = Set.of("from", "to", "action", "actor", "recordingId", "cursor", "limit");

    /** @throws ProblemException 400 that names the parameter */
    static AuditQuery of(MultivaluedMap<String, String> given, QuerySettings settings) {
        given.keySet().stream()
                .filter(name -> !NAMES.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw ProblemException.parameter(name, "is not known here.");
                });
        return new AuditQuery(
                read(given, "from", "is epoch milliseconds.", AuditQuery::time),
                read(given, "to", "is epoch milliseconds.", AuditQuery::time),
                read(given, "action", "is no action.", Action::fromWireName),
                read(given, "actor", "has at most 80 characters.", AuditQuery::actor),
                read(given, "recordingId", "is no recording id.", text -> RecordingId.parse(text)
                        .map(RecordingId::value)),
                read(given, "cursor", "is no nextCursor of this list.", TimeCursor::parse),
                read(
                                given,
                                "limit",
                                "is a whole number from 1 to " + settings.largestPageSize() + ".",
                                text -> limit(text, settings.largestPageSize()))
                        .orElse(settings.pageSize()));
    }

    private static Optional<Instant> time(String text) {
        return text.matches("[0-9]{1,15}") ? Optional.of(Instant.ofEpochMilli(Long.parseLong(text))) : Optional.empty();
    }

    private static Optional<String> actor(String text) {
        return text.length() <= 80 && text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
    }

    private static Optional<Integer> limit(String text, int most) {
        return text.matches("[0-9]{1,6}")
                ? Optional.of(Integer.valueOf(text)).filter(limit -> limit >= 1 && limit <= most)
                : Optional.empty();
    }

    private static <T> Optional<T> read(
            MultivaluedMap<String, String> given, String name, String wrong, Function<String, Optional<T>> reader) {
        @Nullable String text = given.getFirst(name);
        if (text == null) {
            return Optional.empty();
        }
        return Optional.of(reader.apply(text).orElseThrow(() -> ProblemException.parameter(name, wrong)));
    }
}
