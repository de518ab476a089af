package dev.playhead.replay.tail;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a {@link Feed} gave. */
public sealed interface Fed {
    /** The recording's next record. */
    record Next(ConsumerRecord<byte[], byte[]> log) implements Fed {}

    /** Nothing came in the time given. */
    record Quiet() implements Fed {}

    /** Nothing comes any more. */
    record Over(Ending why) implements Fed {}

    /** Why a feed is over. */
    enum Ending {
        /** The viewer took records slower than they came. */
        SLOW("too slow"),
        /** The viewer's connection is closed. */
        GONE("gone"),
        /** Kafka failed, or its retention overtook the tail. */
        LOG("the log is unavailable"),
        /** This process ends. */
        SHUTDOWN("shutting down");

        private final String text;

        Ending(String text) {
            this.text = text;
        }

        /** For the comment that ends a stream. */
        public String text() {
            return text;
        }
    }
}
