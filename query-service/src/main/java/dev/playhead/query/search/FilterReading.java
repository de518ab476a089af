package dev.playhead.query.search;

import dev.playhead.query.problem.ProblemException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the filters of one request. Every problem names its parameter. */
final class FilterReading {
    private static final Set<String> STATES = Set.of("live", "ready", "stopped");
    private static final Set<String> SPECIAL =
            Set.of(UrlFilter.URL, UrlFilter.URL_MATCH, RecordingFilter.STARRED, RecordingFilter.UNSEEN);
    private static final Pattern META = Pattern.compile("meta\\[(.{1,200})]");
    private static final int LONGEST_TEXT = 1_024;
    private static final int MOST_FACTS = 5;
    private static final int MOST_METADATA = 10;
    /** The end of the year 2299, the last that ClickHouse's moments have. */
    static final long LAST_MOMENT = 10_413_791_999_999L;

    private final Set<String> others;
    private final Map<Filter, Object> columns = new EnumMap<>(Filter.class);
    private final List<FactFilter> facts = new ArrayList<>();
    private final Map<String, String> metadata = new HashMap<>();

    FilterReading(Set<String> others) {
        this.others = others;
    }

    RecordingFilter read(MultivaluedMap<String, String> parameters) {
        parameters.forEach(this::readOne);
        if (facts.size() > MOST_FACTS) {
            throw ProblemException.parameter(FactFilter.PARAMETER, "is given at most " + MOST_FACTS + " times.");
        }
        if (metadata.size() > MOST_METADATA) {
            throw ProblemException.parameter("meta", "names at most " + MOST_METADATA + " keys.");
        }
        return new RecordingFilter(
                columns,
                url(parameters),
                facts,
                metadata,
                flag(RecordingFilter.STARRED, parameters.getFirst(RecordingFilter.STARRED)),
                flag(RecordingFilter.UNSEEN, parameters.getFirst(RecordingFilter.UNSEEN)));
    }

    private void readOne(String name, List<String> values) {
        if (name.equals(FactFilter.PARAMETER)) {
            values.forEach(value -> facts.add(FactFilter.read(value)));
            return;
        }
        if (values.size() > 1) {
            throw ProblemException.parameter(name, "is given more than once.");
        }
        Matcher meta = META.matcher(name);
        Optional<Filter> filter = Filter.named(name);
        if (meta.matches()) {
            metadata.put(text(name, meta.group(1)), text(name, values.getFirst()));
        } else if (filter.isPresent()) {
            columns.put(filter.get(), value(filter.get(), values.getFirst()));
        } else if (!SPECIAL.contains(name) && !others.contains(name)) {
            throw ProblemException.parameter(name, "is not known here.");
        }
    }

    private static Object value(Filter filter, String text) {
        if (filter == Filter.STATE && !STATES.contains(text)) {
            throw ProblemException.parameter(filter.parameter(), "is one of live, ready, stopped.");
        }
        return switch (filter.kind()) {
            case TEXT -> text(filter.parameter(), text);
            case AT_LEAST, BELOW -> {
                long value = whole(filter.parameter(), text);
                yield filter.isMoment() ? Math.min(value, LAST_MOMENT) : value;
            }
        };
    }

    private static Optional<UrlFilter> url(MultivaluedMap<String, String> parameters) {
        String url = parameters.getFirst(UrlFilter.URL);
        String match = parameters.getFirst(UrlFilter.URL_MATCH);
        if (url == null) {
            if (match != null) {
                throw ProblemException.parameter(UrlFilter.URL_MATCH, "says how `url` is compared, which is missing.");
            }
            return Optional.empty();
        }
        return Optional.of(new UrlFilter(text(UrlFilter.URL, url), UrlFilter.Match.read(match)));
    }

    private static String text(String parameter, String text) {
        // PostgreSQL has no NUL in text, so nothing can match it
        if (text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0) {
            throw ProblemException.parameter(parameter, "is text of at most 1024 characters.");
        }
        return text;
    }

    private static boolean flag(String parameter, @Nullable String text) {
        return switch (text) {
            case null -> false;
            case "true" -> true;
            case "false" -> false;
            default -> throw ProblemException.parameter(parameter, "is true or false.");
        };
    }

    private static long whole(String name, String text) {
        try {
            long value = Long.parseLong(text);
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // the same answer as for a negative number
        }
        throw ProblemException.parameter(name, "is a whole number from 0.");
    }
}
