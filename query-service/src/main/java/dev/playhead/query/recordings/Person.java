package dev.playhead.query.recordings;

/** Whose recordings are meant. */
public sealed interface Person {
    /** As the page or the recorder named them. */
    String id();

    /** The entity's column. */
    String path();

    /** Who the page said that its visitor is. */
    record User(String id) implements Person {
        @Override
        public String path() {
            return "client.userId";
        }
    }

    /** A browser, by its cookie. */
    record Visitor(String id) implements Person {
        @Override
        public String path() {
            return "client.visitorUid";
        }
    }
}
