package dev.playhead.recording;

import java.util.Optional;
import java.util.regex.Pattern;

/** The public id of a website, the tenant: {@code flid_} and 16 to 32 characters of {@code [a-z0-9]}. */
public record WebsiteId(String value) {
    private static final Pattern FORM = Pattern.compile("flid_[a-z0-9]{16,32}");

    /** @throws IllegalArgumentException if the value has not that form */
    public WebsiteId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a website id");
        }
    }

    /** For text from outside: empty where it has not the form. */
    public static Optional<WebsiteId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new WebsiteId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
