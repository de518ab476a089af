package dev.playhead.recording.detect;

/** The numbers of rrweb's enums that facts are derived from (facts.md). */
final class Rrweb {
    static final int FULL_SNAPSHOT = 2;
    static final int INCREMENTAL = 3;
    static final int META = 4;
    static final int CUSTOM = 5;
    static final int PLUGIN = 6;

    /** Incremental sources. */
    static final int MUTATION = 0;

    static final int MOUSE_INTERACTION = 2;
    static final int SCROLL = 3;
    static final int VIEWPORT_RESIZE = 4;
    static final int INPUT = 5;
    static final int MEDIA_INTERACTION = 7;
    static final int SELECTION = 14;

    /** A mouse interaction. */
    static final int CLICK = 2;

    private Rrweb() {}

    /** Whether an incremental source is the visitor's doing: 1 to 7, and drag. */
    static boolean isAction(int source) {
        return (source >= 1 && source <= 7) || source == 12;
    }
}
