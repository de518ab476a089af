package dev.playhead.storage.access;

import static dev.playhead.storage.Samples.BLOG;
import static dev.playhead.storage.Samples.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.recording.RecordingId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccessTest {
    @Test
    void onlyAWebsitesOwnKeyAndTheAdminRead() {
        assertThat(Callers.mayRead(new Caller.Admin(), SHOP)).isTrue();
        assertThat(Callers.mayRead(new Caller.Website(SHOP), SHOP)).isTrue();
        assertThat(Callers.mayRead(new Caller.Website(BLOG), SHOP)).isFalse();
        assertThat(Callers.mayRead(new Caller.Nobody(), SHOP)).isFalse();
    }

    @Test
    void whoeverHasOneRecordingHasNothingElse() {
        RecordingId own = new RecordingId(UUID.randomUUID());
        RecordingId other = new RecordingId(UUID.randomUUID());
        for (Caller caller : List.of(
                new Caller.Guest(UUID.randomUUID(), SHOP, own, Long.MAX_VALUE, true), new Caller.Recorder(SHOP, own))) {
            assertThat(Callers.mayRead(caller, SHOP, own)).isTrue();
            assertThat(Callers.mayRead(caller, SHOP, other)).isFalse();
            assertThat(Callers.mayRead(caller, BLOG, own)).isFalse();
            assertThat(Callers.mayRead(caller, SHOP)).isFalse();
        }
        assertThat(Callers.mayRead(new Caller.Website(SHOP), SHOP, own)).isTrue();
        assertThat(Callers.mayRead(new Caller.Website(BLOG), SHOP, own)).isFalse();
        assertThat(Callers.mayRead(new Caller.Nobody(), SHOP, own)).isFalse();
    }

    @Test
    void keysHaveTheirForms() {
        assertThat(SecretKeys.mintSecret()).matches("sk_[A-Za-z0-9_-]{43}").isNotEqualTo(SecretKeys.mintSecret());
        assertThat(SecretKeys.mintPublic()).matches("dp_[0-9a-f]{32}").isNotEqualTo(SecretKeys.mintPublic());
        assertThat(SecretKeys.hash("sk_a")).hasSize(32).isNotEqualTo(SecretKeys.hash("sk_b"));
    }
}
