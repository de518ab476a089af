package dev.playhead.storage.access;

import static dev.playhead.storage.Samples.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.playhead.recording.RecordingId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShareTokensTest {
    private static final String SECRET = "a-secret-of-more-than-thirty-two-bytes";
    private static final String OTHER = "another-secret-of-thirty-two-bytes-or-so";
    private static final long NOW = 1_763_800_000_000L;

    private final Caller.Guest guest =
            new Caller.Guest(UUID.randomUUID(), SHOP, new RecordingId(UUID.randomUUID()), NOW + 60_000, true);
    private final ShareTokens tokens = tokens(SECRET, null);
    private final String token = tokens.sign(guest);

    @Test
    void aTokenNamesItsGuestUntilItExpires() {
        assertThat(tokens.read(token, NOW)).contains(guest);
        assertThat(tokens.read(token, NOW + 59_999)).contains(guest);
        assertThat(tokens.read(token, NOW + 60_000)).isEmpty();
    }

    @Test
    void noPartOfATokenCanBeChanged() {
        String[] parts = token.split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String others = encoded(
                claims.replace(guest.recordingId().toString(), UUID.randomUUID().toString()));
        String later = encoded(claims.replace("" + (NOW + 60_000) / 1_000, "" + (NOW + 600_000) / 1_000));

        assertThat(others).isNotEqualTo(parts[1]);
        assertThat(later).isNotEqualTo(parts[1]);
        assertThat(tokens.read(parts[0] + "." + others + "." + parts[2], NOW)).isEmpty();
        assertThat(tokens.read(parts[0] + "." + later + "." + parts[2], NOW)).isEmpty();
        assertThat(tokens.read(parts[0] + "." + parts[1] + ".", NOW)).isEmpty();
        assertThat(tokens.read(token + "x".repeat(ShareTokens.LONGEST), NOW)).isEmpty();
    }

    @Test
    void onlyOurSignatureCounts() throws Exception {
        JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();

        assertThat(tokens.read(new PlainJWT(claims).serialize(), NOW))
                .as("alg=none")
                .isEmpty();
        assertThat(tokens.read(encoded("{\"alg\":\"none\"}") + "." + token.split("\\.")[1] + ".", NOW))
                .isEmpty();
        assertThat(tokens.read(signed(claims, OTHER, JWSAlgorithm.HS256), NOW)).isEmpty();
        assertThat(tokens.read(signed(claims, SECRET + "-as-long-as-HS384-takes-it", JWSAlgorithm.HS384), NOW))
                .isEmpty();
    }

    @Test
    void aTokenForSomethingElseIsNone() throws Exception {
        JWTClaimsSet append = new JWTClaimsSet.Builder(SignedJWT.parse(token).getJWTClaimsSet())
                .audience("playhead:append")
                .build();
        JWTClaimsSet endless = new JWTClaimsSet.Builder(SignedJWT.parse(token).getJWTClaimsSet())
                .expirationTime((Date) null)
                .build();

        assertThat(tokens.read(signed(append, SECRET, JWSAlgorithm.HS256), NOW)).isEmpty();
        assertThat(tokens.read(signed(endless, SECRET, JWSAlgorithm.HS256), NOW))
                .isEmpty();
    }

    @Test
    void aRotatedSecretGoesOnOpening() {
        assertThat(tokens(OTHER, SECRET).read(token, NOW)).contains(guest);
        assertThat(tokens(OTHER, null).read(token, NOW)).isEmpty();
    }

    @Test
    void withoutASecretNothingIsSharedAndNothingOpens() {
        ShareTokens none = tokens(null, null);

        assertThat(none.canSign()).isFalse();
        assertThat(none.read(token, NOW)).isEmpty();
        assertThatThrownBy(() -> tokens("short", null)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String signed(JWTClaimsSet claims, String secret, JWSAlgorithm algorithm) throws Exception {
        SignedJWT jwt = new SignedJWT(new JWSHeader(algorithm), claims);
        jwt.sign(new MACSigner(secret));
        return jwt.serialize();
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ShareTokens tokens(@Nullable String secret, @Nullable String previous) {
        return new ShareTokens(new ShareSettings() {
            @Override
            public Optional<String> secret() {
                return Optional.ofNullable(secret);
            }

            @Override
            public Optional<String> previousSecret() {
                return Optional.ofNullable(previous);
            }
        });
    }
}
