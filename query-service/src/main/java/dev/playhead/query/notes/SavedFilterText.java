package dev.playhead.query.notes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.query.search.RecordingFilter;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A filter that somebody wants to keep: it has been read, so it can be used. */
@Schema(name = "SavedFilterText")
record SavedFilterText(String name, String query) {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_QUERY = 4_000;
    private static final Set<String> OF_THE_LIST = Set.of("sort", "order");
    private static final String SINCE = "from";

    /** Counts back from whenever the filter is used, so that it stays true: who uses it puts the time in. */
    private static final Pattern DAYS_BACK = Pattern.compile("-[0-9]{1,4}d");

    /** @throws ProblemException 400 that names the member, or the query's parameter */
    static SavedFilterText read(ObjectMapper json, @Nullable String body) {
        try {
            JsonNode object = json.readTree(body == null ? "" : body);
            String name = name(object);
            String query = text(object, "query", LONGEST_QUERY);
            MultivaluedMap<String, String> parameters = parameters(query);
            String since = parameters.getFirst(SINCE);
            if (since != null && DAYS_BACK.matcher(since).matches()) {
                parameters.remove(SINCE);
            }
            RecordingFilter.of(parameters, OF_THE_LIST);
            return new SavedFilterText(name, query);
        } catch (JsonProcessingException e) {
            throw ProblemException.body("The body is a JSON object with name and query.");
        }
    }

    /** The name that a filter shall have. @throws ProblemException 400 that names the member */
    static String name(JsonNode object) {
        return text(object, "name", LONGEST_NAME);
    }

    private static String text(JsonNode object, String member, int longest) {
        JsonNode value = object.path(member);
        if (!value.isTextual()
                || value.asText().isBlank()
                || value.asText().length() > longest
                || value.asText().indexOf('\0') >= 0) {
            throw ProblemException.member(member, "is text of 1 to " + longest + " characters.");
        }
        return value.asText();
    }

    private static MultivaluedMap<String, String> parameters(String query) {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            parameters.add(
                    decoded(equals < 0 ? pair : pair.substring(0, equals)),
                    equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ProblemException.member("query", "is a query string, percent-encoded.");
        }
    }
}
