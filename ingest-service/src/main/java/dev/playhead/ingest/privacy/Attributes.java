package dev.playhead.ingest.privacy;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an attribute's value is. */
final class Attributes {
    /** Texts that browsers show or read out. */
    private static final Set<String> TEXTS = Set.of(
            "placeholder",
            "title",
            "alt",
            "label",
            "summary",
            "srcdoc",
            "aria-label",
            "aria-description",
            "aria-placeholder",
            "aria-roledescription",
            "aria-valuetext");

    private Attributes() {}

    /** @param tag of the element; null where it isn't known, as in a change of attributes */
    static Role role(@Nullable String tag, String name) {
        if (name.equals("_cssText")) {
            return Role.STRUCTURE;
        }
        if (isCode(tag)) {
            return Role.CONTENT;
        }
        if (name.equals("value")) {
            return Role.VALUE;
        }
        boolean isShown = TEXTS.contains(name) || (name.equals("content") && "meta".equals(tag));
        return isShown ? Role.TEXT : Role.CONTENT;
    }

    /** Whether an element's text is no text of the page. */
    static boolean isCode(@Nullable String tag) {
        return isStyle(tag) || "script".equals(tag);
    }

    static boolean isStyle(@Nullable String tag) {
        return "style".equals(tag);
    }
}
