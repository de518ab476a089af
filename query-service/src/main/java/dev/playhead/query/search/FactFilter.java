package dev.playhead.query.search;

import dev.playhead.query.facts.FactKind;
import dev.playhead.query.problem.ProblemException;
import java.util.List;
import java.util.Optional;

/**
 * Recordings in which something happened.
 *
 * @param kind one of the facts' kinds
 * @param what exactly its selector or text, fingerprint or message, name, or page; "" = any of that kind. A JSON object says
 *     which of several fields: {@link FactMatch}
 */
public record FactFilter(String kind, String what) {
    public static final String PARAMETER = "fact";
    static final String PAGE_PATH = "page_path";
    private static final int LONGEST = 500;
    private static final int LONGEST_EXACT = 4_000;

    /** @throws ProblemException 400 that names the parameter */
    static FactFilter read(String text) {
        return read(PARAMETER, text);
    }

    /**
     * @param parameter that has the text
     * @throws ProblemException 400 that names the parameter
     */
    public static FactFilter read(String parameter, String text) {
        int colon = text.indexOf(':');
        String kind = colon < 0 ? text : text.substring(0, colon);
        if (FactKind.named(kind).isEmpty()
                || text.length() > (isExact(colon < 0 ? "" : text.substring(colon + 1)) ? LONGEST_EXACT : LONGEST)) {
            throw ProblemException.parameter(
                    parameter,
                    "is <kind> or <kind>:<selector or text>, at most 500 characters; the kinds are "
                            + String.join(", ", FactKind.names()) + ".");
        }
        FactFilter filter =
                new FactFilter(kind, colon < 0 ? "" : text.substring(colon + 1).strip());
        filter.exactly();
        return filter;
    }

    /** The facts of that kind for which this holds. */
    public static FactFilter exactly(String kind, FactMatch match) {
        return new FactFilter(kind, match.text());
    }

    /** Which facts exactly, where it says so. */
    Optional<FactMatch> exactly() {
        return isExact(what) ? Optional.of(FactMatch.read(what)) : Optional.empty();
    }

    /** Whether it asks for more than a kind, which most recordings have. */
    boolean isParticular() {
        return !what.isEmpty();
    }

    private static boolean isExact(String what) {
        return what.startsWith("{");
    }

    /** As the parameter has it. */
    public String text() {
        return what.isEmpty() ? kind : kind + ":" + what;
    }

    /** Where a fact of this kind has what it is found by; each has an index, or is rare. */
    List<String> columns() {
        return switch (kind) {
            case "error" -> List.of("fingerprint", "message");
            case "console" -> List.of("message");
            case "network_error", "track", "web_vital", "identify", "custom" -> List.of("name");
            case "page_view", "quick_back", "scroll" -> List.of(PAGE_PATH, "page_url");
            default -> List.of("selector", "text");
        };
    }
}
