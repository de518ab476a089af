package dev.playhead.recording.detect;

/** What happened, by kind, under the rules of facts.md. Coordinates and sizes are CSS pixels of the viewport. */
public sealed interface FactDetail {
    /** The kind's name in ClickHouse and in the API; never changes. */
    String kind();

    /** Tells facts of one position apart; unique among the kinds, never changes. */
    int ordinal();

    /** @param nodeId rrweb's, −1 where the recorder knew none */
    record Click(int nodeId, double x, double y, int viewportWidth, int viewportHeight, Target target)
            implements FactDetail {
        @Override
        public String kind() {
            return "click";
        }

        @Override
        public int ordinal() {
            return 0;
        }
    }

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
            implements FactDetail {
        @Override
        public String kind() {
            return "rage_click";
        }

        @Override
        public int ordinal() {
            return 1;
        }
    }

    /**
     * An uncaught error or unhandled rejection.
     *
     * @param source {@code error} or {@code unhandledrejection}
     * @param stack {@code ""} where there was none
     * @param fingerprint 16 hex digits of the normalised message and the top frame: equal for the same mistake
     */
    record Failure(String source, String message, String stack, String fingerprint) implements FactDetail {
        @Override
        public String kind() {
            return "error";
        }

        @Override
        public int ordinal() {
            return 2;
        }
    }

    /**
     * A page was entered.
     *
     * @param href without private query values
     * @param previousHref the page viewed before, {@code ""} for the first
     * @param timeOnPreviousMs 0 for the first
     */
    record PageView(String href, String previousHref, long timeOnPreviousMs) implements FactDetail {
        @Override
        public String kind() {
            return "page_view";
        }

        @Override
        public int ordinal() {
            return 3;
        }
    }
}
