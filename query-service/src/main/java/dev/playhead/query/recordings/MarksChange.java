package dev.playhead.query.recordings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.playhead.query.problem.ProblemException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What a request changes of a recording's marks; what it doesn't name stays. */
record MarksChange(Optional<Boolean> starred, Optional<Boolean> pinned, Optional<Boolean> seen) {
    private static final Set<String> MEMBERS = Set.of("starred", "pinned", "seen");

    /** @throws ProblemException 400 that names the member */
    static MarksChange read(JsonNode body) {
        if (!body.isObject()) {
            throw ProblemException.body("The body is a JSON object of starred, pinned, seen.");
        }
        body.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                throw ProblemException.member(name, "is not known here.");
            }
        });
        MarksChange change = new MarksChange(flag(body, "starred"), flag(body, "pinned"), flag(body, "seen"));
        if (body.isEmpty()) {
            throw ProblemException.body("The body names what is to change: starred, pinned or seen.");
        }
        return change;
    }

    /** Whether more changes than what the caller alone sees. */
    boolean concernsOthers() {
        return starred.isPresent() || pinned.isPresent();
    }

    /** What changes for everybody, in words of the audit log. */
    Map<String, String> words() {
        Map<String, String> words = new TreeMap<>();
        starred.ifPresent(value -> words.put("starred", value.toString()));
        pinned.ifPresent(value -> words.put("pinned", value.toString()));
        return words;
    }

    private static Optional<Boolean> flag(JsonNode body, String name) {
        JsonNode value = body.path(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isBoolean()) {
            throw ProblemException.member(name, "is true or false.");
        }
        return Optional.of(value.asBoolean());
    }
}
