package dev.playhead.deployment.reference;

import java.util.regex.Pattern;

/** Javadoc as one paragraph of Markdown. */
final class Prose {
    private static final Pattern BLOCK_TAG = Pattern.compile("(?m)^\\s*@\\w");
    private static final Pattern CODE = Pattern.compile("\\{@code\\s+([^}]*)}");
    private static final Pattern LINK = Pattern.compile("\\{@link(?:plain)?\\s+(?:[^}\\s]*\\s+)?([^}]*)}");

    private Prose() {}

    static String ofJavadoc(String comment) {
        var tags = BLOCK_TAG.matcher(comment);
        String text = tags.find() ? comment.substring(0, tags.start()) : comment;
        text = CODE.matcher(text).replaceAll("`$1`");
        text = LINK.matcher(text).replaceAll("`$1`");
        return text.replaceAll("</?\\w+>", " ").replaceAll("\\s+", " ").strip();
    }
}
