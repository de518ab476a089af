package dev.playhead.recording.detect;

import dev.playhead.recording.state.StateReader;
import dev.playhead.recording.state.StateWriter;

/**
 * The element that something happened to, from the DOM index; {@code ""} where unknown.
 *
 * @param tag lower-case tag name
 * @param selector a short CSS selector (facts.md, "DOM index")
 * @param text own text, at most 80 characters; masked text stays masked
 */
public record Target(String tag, String selector, String text) {
    public static final Target UNKNOWN = new Target("", "", "");

    void write(StateWriter out) {
        out.text(tag).text(selector).text(text);
    }

    static Target read(StateReader in) {
        return new Target(in.text(), in.text(), in.text());
    }
}
