package dev.playhead.query.search;

import dev.playhead.query.problem.ProblemException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Recordings that visited a page.
 *
 * @param text a page's URL as recordings have it, without private query values; or a part of it
 */
public record UrlFilter(String text, Match match) {
    public static final String URL = "url";
    public static final String URL_MATCH = "urlMatch";

    /** How a page's URL is compared. */
    public enum Match {
        EXACT,
        PREFIX,
        CONTAINS;

        /** @throws ProblemException 400 that names the parameter */
        static Match read(@Nullable String text) {
            return switch (text) {
                case null -> EXACT;
                case "exact" -> EXACT;
                case "prefix" -> PREFIX;
                case "contains" -> CONTAINS;
                default -> throw ProblemException.parameter(URL_MATCH, "is exact, prefix or contains.");
            };
        }

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
