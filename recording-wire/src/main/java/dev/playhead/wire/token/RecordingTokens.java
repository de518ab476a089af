package dev.playhead.wire.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Issues and checks recording tokens: JWTs signed with HS256. The key id is derived from the secret, so that every
 * instance with the same secret agrees on it, and a previous secret goes on being accepted while secrets are rotated.
 * Signatures are compared in constant time. Thread-safe.
 */
public final class RecordingTokens {
    /** Only a token for appending is one: another JWT that is signed with the same secret is refused. */
    private static final String AUDIENCE = "playhead:append";

    private static final int MINIMUM_SECRET_BYTES = 32;
    private static final int LONGEST_TOKEN = 2048;

    private final String keyId;
    private final MACSigner signer;
    private final Map<String, MACVerifier> verifiers = new LinkedHashMap<>();

    /**
     * @param secret at least 32 bytes in UTF-8 (RFC 7518 §3.2)
     * @param previousSecret accepted, but no longer used for signing
     * @throws IllegalArgumentException if a secret is too short
     */
    public RecordingTokens(String secret, @Nullable String previousSecret) {
        try {
            keyId = keyId(secret);
            signer = new MACSigner(bytes(secret));
            verifiers.put(keyId, new MACVerifier(bytes(secret)));
            if (previousSecret != null && !previousSecret.isEmpty()) {
                verifiers.put(keyId(previousSecret), new MACVerifier(bytes(previousSecret)));
            }
        } catch (JOSEException e) {
            throw new IllegalArgumentException("the token secret cannot be used", e);
        }
    }

    /** The token's text. */
    public String issue(RecordingToken token) {
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(keyId).build();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .audience(AUDIENCE)
                .subject(token.recordingId().toString())
                .claim("website", token.websiteId().value())
                .claim("epoch", token.epoch())
                .claim("partition", token.partition())
                .expirationTime(Date.from(Instant.ofEpochMilli(token.expiresAt())))
                .build();
        SignedJWT jwt = new SignedJWT(header, claims);
        try {
            jwt.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("signing with a checked secret cannot fail", e);
        }
        return jwt.serialize();
    }

    /**
     * Judges a presented token.
     *
     * @param nowMs epoch milliseconds
     */
    public TokenCheck check(String token, long nowMs) {
        if (token.length() > LONGEST_TOKEN) {
            return new TokenCheck.Invalid("too long");
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            MACVerifier verifier = verifiers.get(
                    Optional.ofNullable(jwt.getHeader().getKeyID()).orElse(""));
            if (verifier == null || !JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm())) {
                return new TokenCheck.Invalid("signed with another key");
            }
            if (!jwt.verify(verifier)) {
                return new TokenCheck.Invalid("signature does not match");
            }
            return judge(jwt.getJWTClaimsSet(), nowMs);
        } catch (ParseException | JOSEException e) {
            return new TokenCheck.Invalid("not a signed token");
        }
    }

    private static TokenCheck judge(JWTClaimsSet claims, long nowMs) throws ParseException {
        Optional<WebsiteId> website = WebsiteId.parse(orEmpty(claims.getStringClaim("website")));
        Optional<RecordingId> recording = RecordingId.parse(orEmpty(claims.getSubject()));
        Integer epoch = claims.getIntegerClaim("epoch");
        Integer partition = claims.getIntegerClaim("partition");
        Date expires = claims.getExpirationTime();
        boolean complete = website.isPresent()
                && recording.isPresent()
                && epoch != null
                && epoch >= 0
                && partition != null
                && partition >= 0
                && expires != null;
        if (!complete || !claims.getAudience().contains(AUDIENCE)) {
            return new TokenCheck.Invalid("not a recording token");
        }
        RecordingToken token = new RecordingToken(website.get(), recording.get(), epoch, partition, expires.getTime());
        return nowMs < token.expiresAt() ? new TokenCheck.Valid(token) : new TokenCheck.Expired(token);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static byte[] bytes(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < MINIMUM_SECRET_BYTES) {
            throw new IllegalArgumentException("the token secret must have at least " + MINIMUM_SECRET_BYTES
                    + " bytes, this one has " + bytes.length);
        }
        return bytes;
    }

    private static String keyId(String secret) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] hash = sha.digest(("playhead-key-id:" + secret).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
