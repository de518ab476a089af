package dev.playhead.query.members;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses by which people are invited and recognised. */
public final class Emails {
    private static final Pattern FORM = Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,190}");

    private Emails() {}

    /** In the one form in which addresses are compared; empty for what is none. */
    public static Optional<String> parse(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        return FORM.matcher(plain).matches() ? Optional.of(plain) : Optional.empty();
    }
}
