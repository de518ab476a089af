package dev.playhead.query.search;

import dev.playhead.query.facts.FactKind;
import dev.playhead.query.problem.ProblemException;

/**
 * Recordings in which something happened.
 *
 * @param kind one of the facts' kinds
 * @param what its selector, name or page path, or a part of its text or message; "" = any of that kind
 */
public record FactFilter(String kind, String what) {
    public static final String PARAMETER = "fact";
    private static final int LONGEST = 500;

    /** @throws ProblemException 400 that names the parameter */
    static FactFilter read(String text) {
        int colon = text.indexOf(':');
        String kind = colon < 0 ? text : text.substring(0, colon);
        if (FactKind.named(kind).isEmpty() || text.length() > LONGEST) {
            throw ProblemException.parameter(
                    PARAMETER,
                    "is <kind> or <kind>:<selector or text>, at most 500 characters; the kinds are "
                            + String.join(", ", FactKind.names()) + ".");
        }
        return new FactFilter(kind, colon < 0 ? "" : text.substring(colon + 1).strip());
    }

    /** As the parameter has it. */
    public String text() {
        return what.isEmpty() ? kind : kind + ":" + what;
    }
}
