package dev.playhead.embedded.clickhouse;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The one user of the server. An empty password lets everyone in, as on a fresh ClickHouse server. */
record Credentials(String user, String password) {
    void check(Request request) throws ClickHouseException {
        if (password.isEmpty()) {
            return;
        }
        // Both are compared whatever the first says, and as digests: the time taken says nothing about either.
        boolean sameUser = MessageDigest.isEqual(digest(user), digest(request.user()));
        boolean samePassword = MessageDigest.isEqual(digest(password), digest(request.password()));
        if (!(sameUser & samePassword)) {
            throw new ClickHouseException(
                    ClickHouseException.AUTHENTICATION_FAILED,
                    "Authentication failed: password is incorrect, or there is no such user",
                    "AUTHENTICATION_FAILED");
        }
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Credentials[user=" + user + "]";
    }
}
