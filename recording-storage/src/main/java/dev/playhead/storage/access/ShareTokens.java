package dev.playhead.storage.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Signs and reads the tokens of share links: JWTs with HS256, bound to one recording of one website. A valid signature is not enough
 * to get in: {@link Callers} asks the catalog whether the share is still open. Thread-safe.
 */
@ApplicationScoped
public class ShareTokens {
    /** Longer texts are not even looked at. */
    static final int LONGEST = 2_048;

    private static final String AUDIENCE = "playhead:share";
    private static final int MINIMUM_SECRET_BYTES = 32;

    private final @Nullable MACSigner signer;
    private final List<MACVerifier> verifiers = new ArrayList<>();

    /** @throws IllegalArgumentException if a secret is too short */
    public ShareTokens(ShareSettings settings) {
        try {
            Optional<String> secret = settings.secret().filter(text -> !text.isBlank());
            signer = secret.isEmpty() ? null : new MACSigner(bytes(secret.get()));
            List<String> accepted = Stream.concat(secret.stream(), settings.previousSecret().stream())
                    .filter(text -> !text.isBlank())
                    .toList();
            for (String one : accepted) {
                verifiers.add(new MACVerifier(bytes(one)));
            }
        } catch (JOSEException e) {
            throw new IllegalArgumentException("the secret of share links cannot be used", e);
        }
    }

    /** Whether this installation has a secret to sign with. */
    public boolean canSign() {
        return signer != null;
    }

    /**
     * The token's text; its expiry is cut to whole seconds.
     *
     * @throws IllegalStateException if there is no secret
     */
    public String sign(Caller.Guest guest) {
        if (signer == null) {
            throw new IllegalStateException("there is no playhead.share.secret");
        }
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(JOSEObjectType.JWT)
                .build();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .audience(AUDIENCE)
                .jwtID(guest.shareId().toString())
                .subject(guest.recordingId().toString())
                .claim("website", guest.websiteId().value())
                .claim("export", guest.mayExport())
                .expirationTime(Date.from(Instant.ofEpochMilli(guest.expiresAt())))
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
     * Whom a token names; nobody where it is not signed by us, is for something else, or has expired.
     *
     * @param nowMs epoch milliseconds
     */
    public Optional<Caller.Guest> read(String token, long nowMs) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            boolean ours = JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm()) && isSignedByUs(jwt);
            return ours ? guest(jwt.getJWTClaimsSet()).filter(guest -> nowMs < guest.expiresAt()) : Optional.empty();
        } catch (ParseException | JOSEException e) {
            // no token at all, as an unsigned one
            return Optional.empty();
        }
    }

    private boolean isSignedByUs(SignedJWT jwt) throws JOSEException {
        for (MACVerifier verifier : verifiers) {
            if (jwt.verify(verifier)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Caller.Guest> guest(JWTClaimsSet claims) throws ParseException {
        Optional<RecordingId> share = RecordingId.parse(orEmpty(claims.getJWTID()));
        Optional<RecordingId> recording = RecordingId.parse(orEmpty(claims.getSubject()));
        Optional<WebsiteId> website = WebsiteId.parse(orEmpty(claims.getStringClaim("website")));
        Date expires = claims.getExpirationTime();
        if (share.isEmpty()
                || recording.isEmpty()
                || website.isEmpty()
                || expires == null
                || !claims.getAudience().contains(AUDIENCE)) {
            return Optional.empty();
        }
        UUID id = share.get().value();
        boolean mayExport = Boolean.TRUE.equals(claims.getBooleanClaim("export"));
        return Optional.of(new Caller.Guest(id, website.get(), recording.get(), expires.getTime(), mayExport));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static byte[] bytes(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < MINIMUM_SECRET_BYTES) {
            throw new IllegalArgumentException("playhead.share.secret must have at least " + MINIMUM_SECRET_BYTES
                    + " bytes, this one has " + bytes.length);
        }
        return bytes;
    }
}
