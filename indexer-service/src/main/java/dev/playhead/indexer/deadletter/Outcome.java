package dev.playhead.indexer.deadletter;

/** What became of a letter that was to be retried. */
sealed interface Outcome {
    /** In one word, for scripts. */
    String name();

    /** For people. */
    String text();

    /** Its events are stored, or, of a control record, it was taken. */
    record Taken() implements Outcome {
        @Override
        public String name() {
            return "taken";
        }

        @Override
        public String text() {
            return "taken";
        }
    }

    record NotStored() implements Outcome {
        @Override
        public String name() {
            return "not_stored";
        }

        @Override
        public String text() {
            return "not stored: its events are there already, or the recording takes no more";
        }
    }

    record SetAsideAgain(String reason) implements Outcome {
        @Override
        public String name() {
            return "set_aside_again";
        }

        @Override
        public String text() {
            return "set aside again: " + reason;
        }
    }

    /** Appended; the indexer has not come so far in the time given. */
    record NotKnownYet() implements Outcome {
        @Override
        public String name() {
            return "appended";
        }

        @Override
        public String text() {
            return "appended, not indexed yet";
        }
    }

    record NotRetried(String why) implements Outcome {
        @Override
        public String name() {
            return "not_retried";
        }

        @Override
        public String text() {
            return "not retried: " + why;
        }
    }
}
