package dev.playhead.storage.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Keys of websites. */
public final class SecretKeys {
    public static final String SECRET_PREFIX = "sk_";
    public static final String PUBLIC_PREFIX = "dp_";

    private static final SecureRandom RANDOM = new SecureRandom();

    private SecretKeys() {}

    /** {@code sk_} and 32 random bytes in base64url; shown once, of which only {@link #hash} is kept. */
    public static String mintSecret() {
        return SECRET_PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random(32));
    }

    /** {@code dp_} and 32 hex digits; no secret. */
    public static String mintPublic() {
        return PUBLIC_PREFIX + HexFormat.of().formatHex(random(16));
    }

    /** SHA-256 of the key's text. A plain hash is enough: the key has 256 random bits, nothing to guess. */
    public static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Takes the same time wherever the two differ. */
    static boolean same(byte[] hash, byte[] other) {
        return MessageDigest.isEqual(hash, other);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
