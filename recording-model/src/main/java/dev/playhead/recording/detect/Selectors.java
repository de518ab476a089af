package dev.playhead.recording.detect;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * A short selector that means the same on every visit: {@code [data-testid]}, else an id that a person gave, else tag and
 * stable classes with up to three ancestors (facts.md, "DOM index").
 */
final class Selectors {
    private static final int MAX_ANCESTORS = 3;
    private static final int MAX_CLASSES = 2;
    private static final Pattern IDENTIFIER = Pattern.compile("-?[A-Za-z_][A-Za-z0-9_-]*");

    /** CSS-in-JS prefixes, counters, and words with digits amid their letters: made by a build or at run time. */
    private static final Pattern GENERATED =
            Pattern.compile("(css|sc|jss|jsx|emotion|svelte|radix|headlessui|react-aria)-.*[0-9A-Z].*"
                    + "|(jss|ember)[0-9]+"
                    + "|.*[0-9]{3,}.*"
                    + "|(.*[-_])?(?=[A-Za-z0-9]{5})[A-Za-z0-9]*[0-9][A-Za-z][A-Za-z0-9]*([-_].*)?");

    private Selectors() {}

    static String of(DomIndex dom, int at, DomElement element) {
        Deque<String> steps = new ArrayDeque<>();
        int current = at;
        DomElement step = element;
        for (int above = 0; above <= MAX_ANCESTORS && step != null; above++) {
            String anchor = anchor(step);
            if (!anchor.isEmpty()) {
                steps.addFirst(anchor);
                break;
            }
            boolean isRoot = step.tag().equals("body") || step.tag().equals("html");
            if (isRoot && above > 0) {
                break;
            }
            steps.addFirst(step(step, above == 0));
            current = dom.parentOf(current);
            step = dom.element(current);
        }
        return String.join(" > ", steps);
    }

    private static String anchor(DomElement element) {
        if (!element.testId().isEmpty()) {
            return "[data-testid=" + quoted(element.testId()) + "]";
        }
        return isStable(element.id()) ? "#" + element.id() : "";
    }

    private static String step(DomElement element, boolean isTarget) {
        StringBuilder step = new StringBuilder(element.tag());
        Arrays.stream(element.classes().split("\\s+"))
                .filter(Selectors::isStable)
                .limit(MAX_CLASSES)
                .forEach(name -> step.append('.').append(name));
        if (isTarget && !element.name().isEmpty()) {
            step.append("[name=").append(quoted(element.name())).append(']');
        }
        return step.toString();
    }

    private static boolean isStable(String name) {
        return IDENTIFIER.matcher(name).matches() && !GENERATED.matcher(name).matches();
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace('\n', ' ') + '"';
    }
}
