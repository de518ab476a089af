package dev.playhead.query.analytics;

import dev.playhead.query.access.CurrentCaller;
import dev.playhead.query.access.Scope;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.query.search.Filter;
import dev.playhead.query.search.RecordingFilter;
import dev.playhead.recording.WebsiteId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the parameters that all of analytics have in common. Every problem names its parameter. */
@ApplicationScoped
class Reading {
    private static final String WEBSITE_ID = "websiteId";
    private static final String LIMIT = "limit";
    /** One place of the list's is for the fact that an item's filter adds. */
    private static final int MOST_FACTS = 4;

    private final AnalyticsSettings settings;

    Reading(AnalyticsSettings settings) {
        this.settings = settings;
    }

    /**
     * What a question may be about; before its other parameters are looked at, so that a foreign website looks like none.
     *
     * @throws ProblemException 404 for a website that the caller doesn't read
     */
    static Scope scope(CurrentCaller caller, MultivaluedMap<String, String> parameters) {
        Scope all = caller.scope();
        return website(parameters.getFirst(WEBSITE_ID))
                .map(one -> all.narrowedTo(one).orElseThrow(() -> ProblemException.unknown("website")))
                .orElse(all);
    }

    /**
     * @param own names of parameters that this question has besides
     * @throws ProblemException 400 that names the parameter, 404 for a website id that is none
     */
    Asked read(MultivaluedMap<String, String> parameters, Set<String> own) {
        Set<String> others = new HashSet<>(own);
        others.addAll(List.of(WEBSITE_ID, LIMIT));
        RecordingFilter filter = RecordingFilter.of(filters(parameters, own), others);
        if (filter.starred() || filter.unseen()) {
            throw ProblemException.parameter(
                    filter.starred() ? RecordingFilter.STARRED : RecordingFilter.UNSEEN,
                    "is a filter of the list only.");
        }
        if (filter.facts().size() > MOST_FACTS) {
            throw ProblemException.parameter("fact", "is given at most " + MOST_FACTS + " times.");
        }
        long to = filter.to().orElseGet(System::currentTimeMillis);
        long from = filter.from().orElse(Math.max(0, to - settings.usualRange().toMillis()));
        if (from >= to) {
            throw ProblemException.parameter(Filter.TO.parameter(), "is later than `from`.");
        }
        return new Asked(website(parameters.getFirst(WEBSITE_ID)), from, to, withoutTimes(filter), limit(parameters));
    }

    /** A repeated parameter of this question's own is its business. */
    private static MultivaluedMap<String, String> filters(MultivaluedMap<String, String> parameters, Set<String> own) {
        MultivaluedMap<String, String> filters = new MultivaluedHashMap<>(parameters);
        own.forEach(filters::remove);
        return filters;
    }

    private static RecordingFilter withoutTimes(RecordingFilter filter) {
        Map<Filter, Object> columns = new EnumMap<>(Filter.class);
        columns.putAll(filter.columns());
        columns.remove(Filter.FROM);
        columns.remove(Filter.TO);
        return new RecordingFilter(
                columns, filter.url(), filter.facts(), filter.metadata(), filter.starred(), filter.unseen());
    }

    private static Optional<WebsiteId> website(@Nullable String id) {
        return Optional.ofNullable(id)
                .map(text -> WebsiteId.parse(text).orElseThrow(() -> ProblemException.unknown("website")));
    }

    private int limit(MultivaluedMap<String, String> parameters) {
        return (int) whole(parameters, LIMIT, settings.items(), 1, settings.mostItems());
    }

    /** @throws ProblemException 400 for what is no whole number in the range */
    static long whole(MultivaluedMap<String, String> parameters, String name, long usual, long least, long most) {
        String text = parameters.getFirst(name);
        if (text == null) {
            return usual;
        }
        try {
            long value = Long.parseLong(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // the same answer as for a number out of range
        }
        throw ProblemException.parameter(name, "is a whole number from " + least + " to " + most + ".");
    }

    /** @throws ProblemException 400 for another word */
    static String word(MultivaluedMap<String, String> parameters, String name, String usual, List<String> words) {
        String text = parameters.getFirst(name);
        if (text == null) {
            return usual;
        }
        if (!words.contains(text)) {
            throw ProblemException.parameter(name, "is one of " + String.join(", ", words) + ".");
        }
        return text;
    }
}
