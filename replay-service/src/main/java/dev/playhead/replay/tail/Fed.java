package dev.playhead.replay.tail;

/** What a {@link Feed} gave. */
public sealed interface Fed {
    /** What the recording's next record gave. */
    record Next(LiveBatch batch) implements Fed {}

    /** Nothing came in the time given. */
    record Quiet() implements Fed {}

    /** Nothing comes any more. */
    record Over(Ending why) implements Fed {}

    /** Why a feed is over. */
    enum Ending {
        /** The viewer took messages slower than they came. */
        SLOW("too_slow"),
        /** The viewer's connection is closed. */
        GONE("gone"),
        /** Kafka failed, or its retention overtook the tail. */
        LOG("log_unavailable"),
        /** This process ends. */
        SHUTDOWN("shutting_down"),
        /** The share link that opened it was revoked, or has expired. */
        SHARE_OVER("share_over"),
        /** The key, the session or the membership that opened it is over. */
        ACCESS_OVER("access_over"),
        /** It has lasted as long as a stream may. */
        LONG_ENOUGH("long_enough");

        private final String text;

        Ending(String text) {
            this.text = text;
        }

        /** A word for the client; never changes. */
        public String text() {
            return text;
        }
    }
}
