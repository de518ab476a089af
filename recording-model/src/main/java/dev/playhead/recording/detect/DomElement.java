package dev.playhead.recording.detect;

/**
 * What the DOM index keeps of an element. Equal ones are shared, which is most of them: a page has few combinations of
 * tag and classes. Attributes are {@code ""} where absent.
 */
record DomElement(String tag, String id, String classes, String testId, String name, String role, String ariaLabel) {
    private static final int MAX_ATTRIBUTE = 80;
    private static final int MAX_CLASSES = 200;

    static final DomElement NONE = new DomElement("", "", "", "", "", "", "");

    /** An element of no tag yet. */
    static DomElement of(String id, String classes, String testId, String name, String role, String ariaLabel) {
        return new DomElement(
                "",
                Clip.to(MAX_ATTRIBUTE, id),
                Clip.to(MAX_CLASSES, classes),
                Clip.to(MAX_ATTRIBUTE, testId),
                Clip.to(MAX_ATTRIBUTE, name),
                Clip.to(MAX_ATTRIBUTE, role),
                Clip.to(MAX_ATTRIBUTE, ariaLabel));
    }

    DomElement tagged(String other) {
        return new DomElement(Clip.to(MAX_ATTRIBUTE, other), id, classes, testId, name, role, ariaLabel);
    }

    /** Whether {@link #with} keeps an attribute of that name. */
    static boolean keeps(String attribute) {
        return switch (attribute) {
            case "id", "class", "data-testid", "name", "role", "aria-label" -> true;
            default -> false;
        };
    }

    /** Whether it likely is the only one of its kind. */
    boolean isNamed() {
        return !id.isEmpty() || !testId.isEmpty() || !name.isEmpty();
    }

    DomElement unnamed() {
        return new DomElement(tag, "", classes, "", "", role, ariaLabel);
    }

    /** The same, but what it has in common with its kind is the kind's. */
    DomElement named(DomElement kind) {
        return new DomElement(kind.tag, id, kind.classes, testId, name, kind.role, kind.ariaLabel);
    }

    /** The element with an attribute set; itself where the attribute isn't kept. */
    DomElement with(String attribute, String value) {
        String cut = Clip.to(MAX_ATTRIBUTE, value);
        return switch (attribute) {
            case "id" -> new DomElement(tag, cut, classes, testId, name, role, ariaLabel);
            case "class" -> new DomElement(tag, id, Clip.to(MAX_CLASSES, value), testId, name, role, ariaLabel);
            case "data-testid" -> new DomElement(tag, id, classes, cut, name, role, ariaLabel);
            case "name" -> new DomElement(tag, id, classes, testId, cut, role, ariaLabel);
            case "role" -> new DomElement(tag, id, classes, testId, name, cut, ariaLabel);
            case "aria-label" -> new DomElement(tag, id, classes, testId, name, role, cut);
            default -> this;
        };
    }
}
