package dev.playhead.recording.detect;

import java.util.List;

/**
 * The numbers in the rules of facts.md. Two indexers with different thresholds write different facts for one log, so
 * they are one setting for a whole deployment.
 */
public record Thresholds(Clicks clicks, Pace pace, Limits limits, List<String> keptQueryPrefixes) {

    /**
     * @param rageCount clicks that make a burst a rage click
     * @param rageGapMs longest pause between two clicks of a burst
     * @param rageRadiusPx farthest distance between two clicks of a burst that hit different nodes, CSS pixels
     * @param deadWindowMs how long a click may wait for an effect
     */
    public record Clicks(int rageCount, long rageGapMs, double rageRadiusPx, long deadWindowMs) {}

    /**
     * @param idleGapMs longer pauses between the visitor's actions are idle
     * @param inputQuietMs inputs of one node are one until it is quiet for so long
     * @param quickBackMs a shorter visit of B in A → B → A is a quick back
     */
    public record Pace(long idleGapMs, long inputQuietMs, long quickBackMs) {}

    /**
     * What a recording may keep in memory and in rows.
     *
     * @param maxText characters of a message or a console line
     * @param maxStack characters of a stack
     * @param maxUrl characters of a URL
     * @param maxDomNodes nodes of the DOM index
     * @param maxConsoleArguments of a console call
     * @param maxProperties of a fact
     * @param maxProperty characters of a property's value
     */
    public record Limits(
            int maxPages,
            int maxMetadata,
            int maxKeyframes,
            int maxText,
            int maxStack,
            int maxUrl,
            int maxDomNodes,
            int maxConsoleArguments,
            int maxProperties,
            int maxProperty) {}

    /** The defaults of facts.md. */
    public static Thresholds defaults() {
        return new Thresholds(
                new Clicks(3, 1_000, 30, 2_500),
                new Pace(5_000, 1_000, 2_000),
                new Limits(100, 64, 1_000, 2_000, 8_000, 2_048, 100_000, 10, 32, 256),
                List.of("utm_"));
    }

    public Thresholds {
        keptQueryPrefixes = List.copyOf(keptQueryPrefixes);
    }

    /** @see Limits#maxPages() */
    public int maxPages() {
        return limits.maxPages();
    }

    /** @see Limits#maxMetadata() */
    public int maxMetadata() {
        return limits.maxMetadata();
    }

    /** @see Limits#maxKeyframes() */
    public int maxKeyframes() {
        return limits.maxKeyframes();
    }
}
