package dev.playhead.endtoend.journeys;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Somebody without a mouse: what isn't reached by Tab, or within one control by arrows, isn't reached. */
final class Keyboard {
    /** More stops than any page of ours should need. */
    private static final int PATIENCE = 150;

    private static final String FOCUSED = "element => element === document.activeElement";
    private static final String BESIDE = """
            element => {
              const group = element.closest('[role=tablist],[role=listbox],[role=radiogroup],[role=menu],[role=grid]');
              return group !== null && group.contains(document.activeElement);
            }""";

    private final Page page;

    Keyboard(Page page) {
        this.page = page;
    }

    /** Goes there and presses Enter, as on a link or a button. */
    void open(Locator target) {
        reach(target);
        page.keyboard().press("Enter");
    }

    /** Goes into a field and writes. */
    void write(Locator field, String text) {
        reach(field);
        page.keyboard().press("ControlOrMeta+a");
        page.keyboard().insertText(text);
    }

    void press(String keys) {
        page.keyboard().press(keys);
    }

    /** Moves the focus on until it is there. */
    void reach(Locator target) {
        target.waitFor();
        for (int stops = 0; stops < PATIENCE; stops++) {
            if (is(target, FOCUSED)) {
                return;
            }
            page.keyboard().press(is(target, BESIDE) ? "ArrowRight" : "Tab");
        }
        throw new AssertionError("no key leads to " + target + " within " + PATIENCE + " stops at " + page.url()
                + "; the focus is at " + page.evaluate("document.activeElement.outerHTML.slice(0, 200)"));
    }

    private static boolean is(Locator target, String question) {
        return (boolean) target.evaluate(question);
    }
}
