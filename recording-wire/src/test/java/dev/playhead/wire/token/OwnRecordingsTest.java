package dev.playhead.wire.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OwnRecordingsTest {
    private static final String SECRET = "current-secret-of-32-characters!";
    private static final String BEFORE = "the-one-before-of-32-characters!";

    private final OwnRecordings own = new OwnRecordings(Optional.of(SECRET), Optional.of(BEFORE));

    @Test
    void readsWhatEitherSecretSignedAsLongAsItLasts() {
        RecordingToken lasting = token(Duration.ofMinutes(5));

        assertThat(own.read(signed(SECRET, lasting))).contains(lasting);
        assertThat(own.read(signed(BEFORE, lasting))).contains(lasting);
        assertThat(own.read(signed(SECRET, token(Duration.ofSeconds(-1))))).isEmpty();
        assertThat(own.read(signed("no-secret-of-ours-but-as-long-as!", lasting)))
                .isEmpty();
        assertThat(own.read("x.y.z")).isEmpty();
    }

    @Test
    void withoutASecretNobodyHasOne() {
        String token = signed(SECRET, token(Duration.ofMinutes(5)));

        assertThat(new OwnRecordings(Optional.empty(), Optional.of(SECRET)).read(token))
                .isEmpty();
        assertThat(new OwnRecordings(Optional.of(" "), Optional.empty()).read(token))
                .isEmpty();
    }

    private static String signed(String secret, RecordingToken token) {
        return new RecordingTokens(secret, null).issue(token);
    }

    private static RecordingToken token(Duration left) {
        long expiresAt = (System.currentTimeMillis() + left.toMillis()) / 1_000 * 1_000;
        return new RecordingToken(
                new WebsiteId("flid_shop000000000000"), new RecordingId(UUID.randomUUID()), 0, 3, expiresAt);
    }
}
