package dev.playhead.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.recording.WebsiteId;
import dev.playhead.wire.RecordingIds;
import dev.playhead.wire.token.RecordingToken;
import dev.playhead.wire.token.RecordingTokens;
import dev.playhead.wire.token.TokenCheck;
import org.junit.jupiter.api.Test;

class CheckedTokensTest {
    private static final long NOW = 1_000_000;
    private static final RecordingTokens SIGNED = new RecordingTokens("a-secret-of-at-least-32-bytes-in-all", null);
    private static final RecordingToken TOKEN =
            new RecordingToken(new WebsiteId("flid_tokens0000000000"), RecordingIds.mint(), 0, 3, NOW + 60_000);

    private final CheckedTokens tokens = new CheckedTokens(SIGNED, 10);

    @Test
    void aTokenIsWorthTheSameTheSecondTime() {
        String text = SIGNED.issue(TOKEN);

        assertThat(tokens.check(text, NOW)).isEqualTo(new TokenCheck.Valid(TOKEN));
        assertThat(tokens.check(text, NOW + 1)).isEqualTo(new TokenCheck.Valid(TOKEN));
    }

    @Test
    void aTokenThatWasValidExpires() {
        String text = SIGNED.issue(TOKEN);
        tokens.check(text, NOW);

        assertThat(tokens.check(text, TOKEN.expiresAt() - 1)).isInstanceOf(TokenCheck.Valid.class);
        assertThat(tokens.check(text, TOKEN.expiresAt())).isEqualTo(new TokenCheck.Expired(TOKEN));
    }

    @Test
    void anotherSignatureOnTheSameWordsIsInvalidHoweverOftenItIsTried() {
        String text = SIGNED.issue(TOKEN);
        tokens.check(text, NOW);
        char end = text.charAt(text.length() - 5);
        String forged =
                text.substring(0, text.length() - 5) + (end == 'A' ? 'B' : 'A') + text.substring(text.length() - 4);

        for (int i = 0; i < 3; i++) {
            assertThat(tokens.check(forged, NOW)).isInstanceOf(TokenCheck.Invalid.class);
        }
        assertThat(tokens.check(text, NOW)).isInstanceOf(TokenCheck.Valid.class);
    }

    @Test
    void whatIsTooLongForATokenIsInvalid() {
        assertThat(tokens.check("x".repeat(5_000), NOW)).isInstanceOf(TokenCheck.Invalid.class);
    }
}
