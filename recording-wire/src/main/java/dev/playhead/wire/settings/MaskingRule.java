package dev.playhead.wire.settings;

/**
 * What ingest hides in texts and attribute values of a website's events, before anything is at rest.
 *
 * @param pattern a regular expression in RE2's syntax, which has no lookaround and no back references, and so matches in
 *     time linear in the text; {@link MaskingRules} judges it
 * @param replacement put in place of each match, as it stands
 */
public record MaskingRule(String pattern, String replacement) {
    /** What stands in place of a match unless a rule says otherwise. */
    public static final String DEFAULT_REPLACEMENT = "•••";
}
