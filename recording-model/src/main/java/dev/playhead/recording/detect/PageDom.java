package dev.playhead.recording.detect;

import dev.playhead.recording.event.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** The index of the elements of the page that a recording shows, as far as it is held. */
final class PageDom {
    private static final int MAX_WINDOW_KEY = 64;

    private final Memory memory;
    private final int maxNodes;

    /** Null where it was lost with a restart or an eviction. */
    private @Nullable DomIndex dom;

    PageDom(Memory memory, int maxNodes) {
        this.memory = memory;
        this.maxNodes = maxNodes;
    }

    void keyframe(RecordedEvent event, @Nullable String window) {
        dom = new DomIndex(maxNodes);
        memory.domWindow = key(window);
        apply(event);
    }

    /** Whatever window it came from, because a stored event doesn't say, and a rebuilt index must be the same. */
    void apply(RecordedEvent event) {
        if (dom != null) {
            DomReader.apply(dom, event);
        }
    }

    /** A late event of an old page must not find its node's number on the new one. */
    Target target(int node, @Nullable String window) {
        return isShown(window) && dom != null ? dom.target(node) : Target.UNKNOWN;
    }

    /** The element without its text, which in a form is what the visitor typed. */
    Target field(int node, @Nullable String window) {
        return isShown(window) && dom != null ? dom.field(node) : Target.UNKNOWN;
    }

    boolean isMissing() {
        return dom == null && memory.domWindow != null && maxNodes > 0;
    }

    void rebuild(Iterable<RecordedEvent> sinceKeyframe) {
        DomIndex rebuilt = new DomIndex(maxNodes);
        for (RecordedEvent event : sinceKeyframe) {
            if (event.isKeyframe()) {
                rebuilt = new DomIndex(maxNodes);
            }
            DomReader.apply(rebuilt, event);
        }
        dom = rebuilt;
    }

    void drop() {
        dom = null;
    }

    int nodes() {
        return dom == null ? 0 : dom.size();
    }

    /**
     * A client may send its snapshot by POST, which names no window, beside the socket that is its window for everything
     * else, and go on by POST when the socket is lost. What names no window is of the page that is open.
     */
    private boolean isShown(@Nullable String window) {
        String shown = memory.domWindow;
        String asked = key(window);
        return shown != null && (shown.isEmpty() || asked.isEmpty() || asked.equals(shown));
    }

    private static String key(@Nullable String window) {
        return Clip.to(MAX_WINDOW_KEY, window == null ? "" : window);
    }
}
