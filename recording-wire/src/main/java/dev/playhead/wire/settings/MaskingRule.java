package dev.playhead.wire.settings;

/**
 * What ingest hides in texts and attribute values of a website's events, before anything is at rest.
 *
 * @param pattern a regular expression as {@link java.util.regex.Pattern} has it; whoever applies it bounds its time
 * @param replacement put in place of each match, as it stands
 */
public record MaskingRule(String pattern, String replacement) {
    /** What stands in place of a match unless a rule says otherwise. */
    public static final String DEFAULT_REPLACEMENT = "•••";
}
