package dev.playhead.recording.lifecycle;

/**
 * The life of a recording. The methods of each state are the only legal moves out of it; {@link Erased} and
 * {@link Expired} are final.
 */
public sealed interface RecordingState {
    /** The name in the catalog and in the API; never changes. */
    String name();

    /** @throws IllegalArgumentException for a name that no state has */
    static RecordingState named(String name) {
        return switch (name) {
            case "live" -> new Live();
            case "ready" -> new Ready();
            case "stopped" -> new Stopped();
            case "erased" -> new Erased();
            case "expired" -> new Expired();
            default -> throw new IllegalArgumentException("no state of a recording: " + name);
        };
    }

    /** Chunks come, or may come. Where every recording begins. */
    record Live() implements RecordingState {
        @Override
        public String name() {
            return "live";
        }

        /** The lease lapsed. */
        public Ready end() {
            return new Ready();
        }

        public Stopped stop() {
            return new Stopped();
        }

        public Erased erase() {
            return new Erased();
        }
    }

    /** Ended, not fenced: a later chunk reopens it. */
    record Ready() implements RecordingState {
        @Override
        public String name() {
            return "ready";
        }

        /** A chunk came after the end. */
        public Live reopen() {
            return new Live();
        }

        public Stopped stop() {
            return new Stopped();
        }

        public Erased erase() {
            return new Erased();
        }

        /** Its retention is over. */
        public Expired expire() {
            return new Expired();
        }
    }

    /** Fenced: only chunks up to the stop's last seqs still pass, and they change nothing about this state. */
    record Stopped() implements RecordingState {
        @Override
        public String name() {
            return "stopped";
        }

        public Erased erase() {
            return new Erased();
        }

        /** Its retention is over. */
        public Expired expire() {
            return new Expired();
        }
    }

    /** Taken back by its visitor or erased by an operator. */
    record Erased() implements RecordingState {
        @Override
        public String name() {
            return "erased";
        }
    }

    /** Deleted because its retention was over. */
    record Expired() implements RecordingState {
        @Override
        public String name() {
            return "expired";
        }
    }
}
