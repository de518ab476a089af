package dev.playhead.wire.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.wire.Golden;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordingTokensTest {
    private static final String SECRET = "golden-secret-of-32-characters!!";
    private static final String OTHER = "another-secret-of-32-characters!";
    private static final long EXPIRES = 1_790_000_000_000L;
    private static final RecordingToken TOKEN = new RecordingToken(
            new WebsiteId("flid_shop000000000000"),
            new RecordingId(UUID.fromString("01990000-0000-7000-8000-000000000001")),
            0,
            17,
            EXPIRES);

    private final RecordingTokens tokens = new RecordingTokens(SECRET, null);

    @Test
    void issuesTheGoldenTokenAndReadsItBack() {
        String golden = Golden.read("token-v1.txt").trim();

        assertThat(tokens.issue(TOKEN)).isEqualTo(golden);
        assertThat(tokens.check(golden, EXPIRES - 1)).isEqualTo(new TokenCheck.Valid(TOKEN));
    }

    @Test
    void expiresToTheMillisecond() {
        String text = tokens.issue(TOKEN);

        assertThat(tokens.check(text, EXPIRES - 1)).isInstanceOf(TokenCheck.Valid.class);
        assertThat(tokens.check(text, EXPIRES)).isEqualTo(new TokenCheck.Expired(TOKEN));
    }

    @Test
    void acceptsThePreviousSecretButSignsWithTheNew() {
        RecordingTokens rotated = new RecordingTokens(OTHER, SECRET);

        assertThat(rotated.check(tokens.issue(TOKEN), 0)).isInstanceOf(TokenCheck.Valid.class);
        assertThat(tokens.check(rotated.issue(TOKEN), 0)).isEqualTo(new TokenCheck.Invalid("signed with another key"));
    }

    @Test
    void refusesAnyChangedCharacter() {
        String text = tokens.issue(TOKEN);
        for (int i = 0; i < text.length(); i++) {
            // The last character of a part may hold unused bits: change it by more than those.
            char changed = text.charAt(i) == 'Q' ? 'g' : 'Q';
            String forged = text.substring(0, i) + changed + text.substring(i + 1);

            assertThat(tokens.check(forged, 0)).as("character %d", i).isInstanceOf(TokenCheck.Invalid.class);
        }
    }

    @Test
    void refusesATokenWithoutSignature() {
        String[] parts = tokens.issue(TOKEN).split("\\.");
        String none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(tokens.check(none + "." + parts[1] + ".", 0)).isInstanceOf(TokenCheck.Invalid.class);
        assertThat(tokens.check(parts[0] + "." + parts[1] + ".", 0)).isInstanceOf(TokenCheck.Invalid.class);
        assertThat(tokens.check("", 0)).isInstanceOf(TokenCheck.Invalid.class);
        assertThat(tokens.check("x".repeat(100_000), 0)).isEqualTo(new TokenCheck.Invalid("too long"));
    }

    @Test
    void refusesAnotherKindOfTokenOfTheSameSecret() throws Exception {
        JWTClaimsSet share = new JWTClaimsSet.Builder()
                .audience("playhead:share")
                .subject(TOKEN.recordingId().toString())
                .claim("website", TOKEN.websiteId().value())
                .claim("epoch", 0)
                .claim("partition", 17)
                .expirationTime(Date.from(Instant.ofEpochMilli(EXPIRES)))
                .build();
        String keyId = SignedJWT.parse(tokens.issue(TOKEN)).getHeader().getKeyID();
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(keyId).build(), share);
        jwt.sign(new MACSigner(SECRET));

        assertThat(tokens.check(jwt.serialize(), 0)).isEqualTo(new TokenCheck.Invalid("not a recording token"));
    }

    @Test
    void refusesAShortSecret() {
        assertThatThrownBy(() -> new RecordingTokens("short", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("32");
    }
}
