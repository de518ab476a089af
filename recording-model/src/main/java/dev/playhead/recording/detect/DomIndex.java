package dev.playhead.recording.detect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page's elements and texts by rrweb node id, since the last full snapshot. Nodes lie in arrays in the order in which
 * they came, which within a parent is document order nearly always; a parent is an index into them, because rrweb writes
 * a node's id only after its children. Which nodes are kept beyond the cap depends on the events alone: rebuilding from
 * them gives the same index. At most 48 bytes a node of a large page, texts and elements included (DomIndexSizeTest).
 */
final class DomIndex {
    static final int NONE = NodeTable.NONE;
    static final int MAX_TEXT = 80;
    private static final int FIRST_SWEEP = 4_096;

    private final int maxNodes;
    private static final byte[] NO_TEXT = {};

    private NodeTable byId = new NodeTable();
    private final Map<DomElement, DomElement> shared = new HashMap<>();
    private int[] ids = new int[64];
    private int[] parents = new int[64];

    /** A {@link DomElement}, a text in UTF-8, or null where the node is gone or hasn't come yet. */
    private @Nullable Object[] contents = new @Nullable Object[64];

    private int size;
    private int nextSweep = FIRST_SWEEP;
    private boolean anyGone;

    DomIndex(int maxNodes) {
        this.maxNodes = maxNodes;
    }

    /** How many nodes are held, those included that are gone but not swept yet. */
    int size() {
        return size;
    }

    /** Room for a node whose id isn't known yet, or {@link #NONE} where the index is full. */
    int reserve() {
        if (size >= maxNodes) {
            return NONE;
        }
        if (size == ids.length) {
            int larger = (int) Math.min(maxNodes, size * 3L / 2);
            ids = Arrays.copyOf(ids, larger);
            parents = Arrays.copyOf(parents, larger);
            contents = Arrays.copyOf(contents, larger);
        }
        ids[size] = NONE;
        parents[size] = NONE;
        contents[size] = null;
        return size++;
    }

    /** The node turned out to be this; a node that had the id before is gone. */
    void put(int at, int id, Object content) {
        if (at == NONE) {
            return;
        }
        ids[at] = id;
        int before = byId.put(ids, at);
        if (before != at) {
            drop(before);
        }
        contents[at] = switch (content) {
            case DomElement element -> share(element);
            case String text -> bytes(Clip.to(MAX_TEXT, text.strip()));
            default -> throw new IllegalArgumentException("no content of a node: " + content.getClass());
        };
    }

    void parent(int at, int parent) {
        if (at != NONE) {
            parents[at] = parent;
        }
    }

    int find(int id) {
        return byId.get(ids, id);
    }

    /** What hangs below stays until the next sweep: no event speaks of it any more, or else it is added again. */
    void remove(int id) {
        drop(byId.remove(ids, id));
    }

    void text(int id, String text) {
        int at = find(id);
        if (at != NONE && contents[at] instanceof byte[]) {
            put(at, id, text);
        }
    }

    void attribute(int id, String name, String value) {
        int at = find(id);
        DomElement element = element(at);
        if (element != null) {
            put(at, id, element.with(name, value));
        }
    }

    @Nullable
    DomElement element(int at) {
        return at != NONE && contents[at] instanceof DomElement element ? element : null;
    }

    int parentOf(int at) {
        return parents[at];
    }

    Target target(int id) {
        int at = find(id);
        DomElement element = element(at);
        return element == null
                ? Target.UNKNOWN
                : new Target(element.tag(), Selectors.of(this, at, element), ownText(at));
    }

    /** As {@link #target}, without the text. */
    Target field(int id) {
        int at = find(id);
        DomElement element = element(at);
        return element == null ? Target.UNKNOWN : new Target(element.tag(), Selectors.of(this, at, element), "");
    }

    /** Between events, so that no node is half built: frees the room of the nodes that are gone. */
    void sweepIfDue() {
        if (!anyGone || size < Math.min(nextSweep, maxNodes)) {
            return;
        }
        byId = new NodeTable();
        int[] moved = new int[size];
        int live = 0;
        for (int at = 0; at < size; at++) {
            moved[at] = isLive(at, moved) ? live++ : NONE;
        }
        for (int at = 0; at < size; at++) {
            int to = moved[at];
            if (to != NONE) {
                ids[to] = ids[at];
                parents[to] = parents[at] == NONE ? NONE : moved[parents[at]];
                contents[to] = contents[at];
                byId.put(ids, to);
            }
        }
        Arrays.fill(contents, live, size, null);
        size = live;
        shared.clear();
        anyGone = false;
        nextSweep = Math.max(FIRST_SWEEP, 2 * live);
    }

    /** Parents nearly always come before their children; one that comes later keeps its children until the next sweep. */
    private boolean isLive(int at, int[] moved) {
        int parent = parents[at];
        return contents[at] != null
                && (parent == NONE || (parent < at ? moved[parent] != NONE : contents[parent] != null));
    }

    private String ownText(int at) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            if (parents[i] == at && contents[i] instanceof byte[] text && text.length > 0) {
                texts.add(new String(text, StandardCharsets.UTF_8));
            }
        }
        return Clip.to(MAX_TEXT, String.join(" ", texts));
    }

    private void drop(int at) {
        if (at != NONE) {
            contents[at] = null;
            anyGone = true;
        }
    }

    /** Elements that are one of many equal ones are held once; of the others what they have in common with many. */
    private DomElement share(DomElement element) {
        if (!element.isNamed()) {
            if (shared.size() > Math.max(FIRST_SWEEP, size)) {
                // Attributes that change all the time: those of the past must not pile up.
                shared.clear();
            }
            DomElement known = shared.putIfAbsent(element, element);
            return known == null ? element : known;
        }
        return element.named(share(element.unnamed()));
    }

    private static byte[] bytes(String text) {
        return text.isEmpty() ? NO_TEXT : text.getBytes(StandardCharsets.UTF_8);
    }
}
