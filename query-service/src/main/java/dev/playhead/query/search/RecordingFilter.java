package dev.playhead.query.search;

import dev.playhead.query.problem.ProblemException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which recordings a request is about: all conditions hold.
 *
 * @param columns values by filter: a String where the filter compares text, else a Long
 * @param facts each of them happened, one may have happened elsewhere in the recording than another
 * @param metadata texts that a recording's metadata must have
 * @param starred only what somebody has starred
 * @param unseen only what the caller hasn't opened
 */
public record RecordingFilter(
        Map<Filter, Object> columns,
        Optional<UrlFilter> url,
        List<FactFilter> facts,
        Map<String, String> metadata,
        boolean starred,
        boolean unseen) {
    public static final String STARRED = "starred";
    public static final String UNSEEN = "unseen";
    public static final RecordingFilter NONE =
            new RecordingFilter(Map.of(), Optional.empty(), List.of(), Map.of(), false, false);

    public RecordingFilter {
        columns = Map.copyOf(columns);
        facts = List.copyOf(facts);
        metadata = Map.copyOf(metadata);
    }

    /**
     * Reads a request's parameters. One that isn't known is refused: a filter that is silently ignored lies.
     *
     * @param others names that the request may have besides
     * @throws ProblemException 400 that names the parameter
     */
    public static RecordingFilter of(MultivaluedMap<String, String> parameters, Set<String> others) {
        return new FilterReading(others).read(parameters);
    }

    /** Whether every recording fits. */
    public boolean isEmpty() {
        return equals(NONE);
    }

    /** Epoch milliseconds, started at or after; empty = any time. */
    public Optional<Long> from() {
        return Optional.ofNullable(columns.get(Filter.FROM)).map(Long.class::cast);
    }

    /** Epoch milliseconds, started before; empty = any time. */
    public Optional<Long> to() {
        return Optional.ofNullable(columns.get(Filter.TO)).map(Long.class::cast);
    }

    /** Whether it asks for one visitor, session, user or recording, of which there are few and which an index finds. */
    public boolean isOfSomebody() {
        return Stream.of(Filter.EXTERNAL_ID, Filter.VISITOR_UID, Filter.SESSION_UID, Filter.USER_ID)
                .anyMatch(columns::containsKey);
    }

    /** Whether it asks for several things at once, times left out, so that few recordings fit. */
    public boolean isNarrow() {
        long single = columns.keySet().stream()
                .filter(filter -> filter != Filter.FROM && filter != Filter.TO)
                .count();
        long particular = facts.stream().filter(FactFilter::isParticular).count();
        return particular == facts.size() && single + url.stream().count() + metadata.size() + particular > 1;
    }

    /** The same with one more condition, or another value for one that is there. */
    public RecordingFilter with(Filter filter, Object value) {
        Map<Filter, Object> more = new LinkedHashMap<>(columns);
        more.put(filter, value);
        return new RecordingFilter(more, url, facts, metadata, starred, unseen);
    }

    /** Itself as parameters of a list request, in a stable order; facts are several texts under one name. */
    public Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (Filter filter : Filter.values()) {
            Optional.ofNullable(columns.get(filter)).ifPresent(value -> parameters.put(filter.parameter(), value));
        }
        url.ifPresent(one -> {
            parameters.put(UrlFilter.URL, one.text());
            parameters.put(UrlFilter.URL_MATCH, one.match().wireName());
        });
        if (!facts.isEmpty()) {
            parameters.put(
                    FactFilter.PARAMETER, facts.stream().map(FactFilter::text).toList());
        }
        metadata.keySet().stream()
                .sorted()
                .forEach(key -> parameters.put("meta[" + key + "]", String.valueOf(metadata.get(key))));
        if (starred) {
            parameters.put(STARRED, true);
        }
        if (unseen) {
            parameters.put(UNSEEN, true);
        }
        return parameters;
    }
}
