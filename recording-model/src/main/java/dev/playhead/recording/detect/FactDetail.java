package dev.playhead.recording.detect;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What happened, by kind, under the rules of docs/facts.md. Coordinates and sizes are CSS pixels of the viewport, texts are
 * {@code ""} where unknown and cut by {@link Thresholds.Limits}.
 */
public sealed interface FactDetail {
    /** The kind's name in ClickHouse and in the API; never changes. */
    default String kind() {
        return FactKind.of(this).wireName();
    }

    /** Tells facts of one position apart; unique among the kinds, never changes. */
    default int ordinal() {
        return FactKind.of(this).number();
    }

    /** @param nodeId rrweb's, −1 where the recorder knew none */
    record Click(int nodeId, double x, double y, int viewportWidth, int viewportHeight, Target target)
            implements FactDetail {}

    /**
     * A burst of clicks; place and target are its last click's.
     *
     * @param count clicks in the burst
     * @param spanMs from the first click to the last
     * @param effects how many of the clicks were followed by a DOM mutation or navigation before the next
     */
    record RageClick(
            int nodeId,
            double x,
            double y,
            int viewportWidth,
            int viewportHeight,
            int count,
            long spanMs,
            int effects,
            Target target)
            implements FactDetail {}

    /** A click that nothing followed. */
    record DeadClick(int nodeId, double x, double y, int viewportWidth, int viewportHeight, Target target)
            implements FactDetail {
        static DeadClick of(Click click) {
            return new DeadClick(
                    click.nodeId(),
                    click.x(),
                    click.y(),
                    click.viewportWidth(),
                    click.viewportHeight(),
                    click.target());
        }
    }

    /**
     * An uncaught error or unhandled rejection.
     *
     * @param source {@code error} or {@code unhandledrejection}
     * @param stack {@code ""} where there was none
     * @param fingerprint 16 hex digits of the normalised message and the top frame: equal for the same mistake
     */
    record Failure(String source, String message, String stack, String fingerprint) implements FactDetail {}

    /**
     * A call of the console.
     *
     * @param level the method's name
     * @param message the first arguments, separated by spaces; strings without their quotes
     */
    record Console(String level, String message) implements FactDetail {
        boolean isError() {
            return level.equals("error") || level.equals("assert");
        }
    }

    /**
     * A request that failed or was answered with 400 or above.
     *
     * @param method {@code ""} where the recorder doesn't know it
     * @param url without private query values
     * @param status 0 where there was no answer
     * @param index of the failed requests that one event tells of: 0 for the first
     */
    record NetworkError(String method, String url, int status, double durationMs, int index) implements FactDetail {
        @Override
        public int ordinal() {
            return FactKind.NETWORK_ERROR.number() + index;
        }
    }

    /**
     * A page was entered.
     *
     * @param href without private query values
     * @param previousHref the page viewed before, {@code ""} for the first
     * @param timeOnPreviousMs 0 for the first
     */
    record PageView(String href, String previousHref, long timeOnPreviousMs) implements FactDetail {}

    /** A page was left for another one, and come back to at once: {@code previousHref} is the other one. */
    record QuickBack(String href, String previousHref, long timeOnPreviousMs) implements FactDetail {}

    /**
     * Inputs of one field; place and time are the last one's.
     *
     * @param count how many
     * @param spanMs from the first to the last
     * @param target without text, which could be what was typed
     */
    record Input(int nodeId, int count, long spanMs, Target target) implements FactDetail {}

    /** What the page itself reports, by {@code playhead("track", name, properties)}. */
    record Track(String name, Map<String, String> properties) implements FactDetail {
        public Track {
            properties = sorted(properties);
        }
    }

    /**
     * @param name {@code LCP}, {@code CLS}, {@code INP}, {@code FCP} or {@code TTFB}
     * @param value milliseconds; of CLS a score
     * @param rating {@code good}, {@code needs-improvement}, {@code poor} or {@code ""}
     */
    record WebVital(String name, double value, String rating) implements FactDetail {}

    /** The page told who its visitor is. */
    record Identify(String userId, Map<String, String> properties) implements FactDetail {
        public Identify {
            properties = sorted(properties);
        }
    }

    /** A custom event that is none of the others; the name is its tag. */
    record Custom(String name, Map<String, String> properties) implements FactDetail {
        public Custom {
            properties = sorted(properties);
        }
    }

    /**
     * How far down a page was seen when it was left.
     *
     * @param depth the furthest lower edge of the viewport by the document's height, 0 to 1
     * @param edge that lower edge, CSS pixels from the document's top
     */
    record Scroll(double depth, double edge) implements FactDetail {}

    /** One order for equal facts, because rows of facts are compared byte by byte. */
    private static Map<String, String> sorted(Map<String, String> properties) {
        return Collections.unmodifiableMap(new TreeMap<>(properties));
    }
}
