package dev.playhead.query.facts;

import static dev.playhead.query.facts.FactField.*;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The kinds of facts and what each has. The names are those of the rules in the documentation and never change. */
public enum FactKind {
    CLICK("click", pointer()),
    RAGE_CLICK("rage_click", pointer(COUNT, SPAN_MS, EFFECTS)),
    DEAD_CLICK("dead_click", pointer()),
    ERROR("error", EnumSet.of(PAGE_URL, MESSAGE, STACK, SOURCE, FINGERPRINT)),
    CONSOLE("console", EnumSet.of(PAGE_URL, LEVEL, MESSAGE)),
    NETWORK_ERROR("network_error", EnumSet.of(PAGE_URL, METHOD, NAME, STATUS, DURATION_MS)),
    PAGE_VIEW("page_view", EnumSet.of(PAGE_URL, PREVIOUS_URL, TIME_ON_PREVIOUS_MS)),
    TRACK("track", EnumSet.of(PAGE_URL, NAME, PROPERTIES)),
    INPUT("input", EnumSet.of(PAGE_URL, SELECTOR, TAG, NODE_ID, COUNT, SPAN_MS)),
    QUICK_BACK("quick_back", EnumSet.of(PAGE_URL, PREVIOUS_URL, TIME_ON_PREVIOUS_MS)),
    WEB_VITAL("web_vital", EnumSet.of(PAGE_URL, NAME, VALUE, LEVEL)),
    IDENTIFY("identify", EnumSet.of(PAGE_URL, NAME, PROPERTIES)),
    CUSTOM("custom", EnumSet.of(PAGE_URL, NAME, PROPERTIES)),
    SCROLL("scroll", EnumSet.of(PAGE_URL, VALUE, Y));

    private final String wireName;
    private final Set<FactField> fields;

    FactKind(String wireName, EnumSet<FactField> fields) {
        this.wireName = wireName;
        this.fields = Collections.unmodifiableSet(fields);
    }

    public String wireName() {
        return wireName;
    }

    /** What a fact of this kind has besides kind, time and position. */
    Set<FactField> fields() {
        return fields;
    }

    public static Optional<FactKind> named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName.equals(name))
                .findFirst();
    }

    public static List<String> names() {
        return Arrays.stream(values()).map(FactKind::wireName).toList();
    }

    private static EnumSet<FactField> pointer(FactField... more) {
        EnumSet<FactField> fields =
                EnumSet.of(PAGE_URL, SELECTOR, TAG, TEXT, X, Y, VIEWPORT_WIDTH, VIEWPORT_HEIGHT, NODE_ID);
        fields.addAll(List.of(more));
        return fields;
    }
}
