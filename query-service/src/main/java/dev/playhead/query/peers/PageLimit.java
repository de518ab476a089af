package dev.playhead.query.peers;

import dev.playhead.query.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Whole numbers of query parameters. */
final class PageLimit {
    private PageLimit() {}

    /** @throws ProblemException 400 for what is no whole number from {@code least} to {@code most} */
    static int read(String name, @Nullable String text, int otherwise, int least, int most) {
        if (text == null) {
            return otherwise;
        }
        int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw ProblemException.parameter(name, "is a whole number from " + least + " to " + most + ".");
        }
        return number;
    }
}
