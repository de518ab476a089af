package dev.playhead.recording.detect;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is known of a recording as a whole, up to the last entry that {@link Detect} saw. Times are epoch milliseconds
 * moved by {@link Span#skewMs()}: the client's own timestamp is the time here minus that skew.
 *
 * @param metadata what the client set, at most {@link Thresholds#maxMetadata()} keys
 */
public record Rollup(
        Span span,
        Volume volume,
        Counts counts,
        Pages pages,
        Visitor visitor,
        Client client,
        Map<String, String> metadata,
        Timeline timeline) {

    /**
     * @param firstTimestamp 0 while no event with a timestamp came
     * @param durationMs from the first timestamp to the last
     * @param activeMs without the gaps between the visitor's actions that are longer than the idle gap
     * @param skewMs server's clock minus client's, fixed at the first chunk; 0 unknown
     */
    public record Span(long firstTimestamp, long lastTimestamp, long durationMs, long activeMs, long skewMs) {}

    /** @param rawBytes of the accepted events, as JSON, in bytes */
    public record Volume(long eventCount, long chunkCount, long rawBytes) {}

    /** How many facts of each kind. */
    public record Counts(
            long pageViews,
            long clicks,
            long rageClicks,
            long deadClicks,
            long errors,
            long consoleErrors,
            long networkErrors,
            long inputs) {}

    /** @param pages distinct, in order of the first visit, at most {@link Thresholds#maxPages()} */
    public record Pages(String entryUrl, String exitUrl, List<String> pages) {}

    public record Visitor(String visitorUid, String sessionUid, String userId, String country) {}

    /**
     * @param device {@code desktop}, {@code mobile}, {@code tablet} or {@code ""}
     * @param sdk name and version, separated by a space
     */
    public record Client(String browser, String os, String device, String sdk) {}

    /**
     * @param keyframes times of the full snapshots, thinned out evenly beyond {@link Thresholds#maxKeyframes()}
     * @param activity the visitor's actions in each of 100 equal parts of the duration
     */
    public record Timeline(List<Long> keyframes, int[] activity) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Timeline that
                    && keyframes.equals(that.keyframes)
                    && Arrays.equals(activity, that.activity);
        }

        @Override
        public int hashCode() {
            return Objects.hash(keyframes, Arrays.hashCode(activity));
        }

        @Override
        public String toString() {
            return "Timeline[keyframes=" + keyframes + ", activity=" + Arrays.toString(activity) + "]";
        }
    }
}
