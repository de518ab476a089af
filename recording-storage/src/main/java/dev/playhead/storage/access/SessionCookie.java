package dev.playhead.storage.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The value of a browser's session cookie: 32 random bytes. It is in the browser only; the catalog has its {@link #hash}. */
public final class SessionCookie {
    public static final String NAME = "playhead_session";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String value;

    private SessionCookie(String value) {
        this.value = value;
    }

    /** A new one, of no session yet. */
    public static SessionCookie mint() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new SessionCookie(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Empty for what can't be one. */
    public static Optional<SessionCookie> parse(@Nullable String value) {
        return value != null && FORM.matcher(value).matches()
                ? Optional.of(new SessionCookie(value))
                : Optional.empty();
    }

    /** For the {@code Set-Cookie} header only. */
    public String value() {
        return value;
    }

    /** What the catalog knows it by. */
    public byte[] hash() {
        return SecretKeys.hash(value);
    }

    /**
     * What a page of ours must send along with unsafe requests. A page of another origin makes the browser send the cookie, but can't
     * read this; and from this nobody learns the cookie.
     */
    public String csrfToken() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(value.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal("csrf".getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
        }
    }

    /** Whether a request showed the token of this session; takes the same time wherever the two differ. */
    public boolean isMeantBy(@Nullable String shownToken) {
        return shownToken != null
                && SecretKeys.same(
                        shownToken.getBytes(StandardCharsets.UTF_8), csrfToken().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "SessionCookie";
    }
}
