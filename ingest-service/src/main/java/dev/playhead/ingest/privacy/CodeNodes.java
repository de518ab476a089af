package dev.playhead.ingest.privacy;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which nodes of a page are style and script elements, or texts in them, as far as this chunk tells: a later change of
 * their text names only the node. What an earlier chunk told isn't known; such text is masked like the page's.
 */
final class CodeNodes {
    private final Map<Integer, String> tags = new HashMap<>();

    /** A new document: ids begin anew. */
    void clear() {
        tags.clear();
    }

    @Nullable
    String tag(int id) {
        return tags.get(id);
    }

    void learn(int id, @Nullable String tag) {
        if (tag != null && Attributes.isCode(tag)) {
            tags.put(id, tag);
        } else if (!tags.isEmpty()) {
            tags.remove(id);
        }
    }
}
