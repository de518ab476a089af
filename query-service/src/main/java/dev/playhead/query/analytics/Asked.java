package dev.playhead.query.analytics;

import dev.playhead.query.search.FactFilter;
import dev.playhead.query.search.FactMatch;
import dev.playhead.query.search.Filter;
import dev.playhead.query.search.RecordingFilter;
import dev.playhead.recording.WebsiteId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What every question of analytics says.
 *
 * @param website empty = all that the caller reads
 * @param from epoch milliseconds
 * @param to past the end
 * @param filter which recordings count, whenever they began
 * @param limit items at most
 */
record Asked(Optional<WebsiteId> website, long from, long to, RecordingFilter filter, int limit) {
    /** Parameters of a list request that leads to the recordings with such a fact in this time. */
    Map<String, Object> having(String kind, Map<String, String> fields) {
        Map<String, String> exactly = new TreeMap<>(fields);
        exactly.put("from", Long.toString(from));
        exactly.put("to", Long.toString(to));
        List<FactFilter> facts = new ArrayList<>(filter.facts());
        facts.add(FactFilter.exactly(kind, new FactMatch(exactly)));
        return parameters(new RecordingFilter(
                filter.columns(), filter.url(), facts, filter.metadata(), filter.starred(), filter.unseen()));
    }

    /** Parameters of a list request that leads to the recordings that began in a part of this time. */
    Map<String, Object> begun(long since, long until) {
        return parameters(startedIn(since, until));
    }

    /** The filter with the time in which recordings began. */
    RecordingFilter startedIn(long since, long until) {
        Map<Filter, Object> columns = new EnumMap<>(Filter.class);
        columns.putAll(filter.columns());
        columns.put(Filter.FROM, since);
        columns.put(Filter.TO, until);
        return new RecordingFilter(
                columns, filter.url(), filter.facts(), filter.metadata(), filter.starred(), filter.unseen());
    }

    private Map<String, Object> parameters(RecordingFilter of) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        website.ifPresent(id -> parameters.put("websiteId", id.value()));
        parameters.putAll(of.parameters());
        return parameters;
    }
}
