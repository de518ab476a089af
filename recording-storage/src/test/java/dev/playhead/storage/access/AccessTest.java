package dev.playhead.storage.access;

import static dev.playhead.storage.Samples.BLOG;
import static dev.playhead.storage.Samples.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccessTest {
    @Test
    void onlyAWebsitesOwnKeyAndTheAdminRead() {
        assertThat(Callers.mayRead(new Caller.Admin(), SHOP)).isTrue();
        assertThat(Callers.mayRead(key(SHOP, Role.VIEWER), SHOP)).isTrue();
        assertThat(Callers.mayRead(key(BLOG, Role.ADMIN), SHOP)).isFalse();
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
        assertThat(Callers.mayRead(key(SHOP, Role.VIEWER), SHOP, own)).isTrue();
        assertThat(Callers.mayRead(key(BLOG, Role.ADMIN), SHOP, own)).isFalse();
        assertThat(Callers.mayRead(new Caller.Nobody(), SHOP, own)).isFalse();
    }

    @Test
    void rolesHoldInTheirWebsiteOnly() {
        assertThat(Callers.roleIn(new Caller.Admin(), SHOP)).contains(Role.ADMIN);
        assertThat(Callers.roleIn(key(SHOP, Role.EDITOR), SHOP)).contains(Role.EDITOR);
        assertThat(Callers.roleIn(key(SHOP, Role.ADMIN), BLOG)).isEmpty();
        assertThat(Role.ADMIN.covers(Role.VIEWER)).isTrue();
        assertThat(Role.EDITOR.covers(Role.EDITOR)).isTrue();
        assertThat(Role.VIEWER.covers(Role.EDITOR)).isFalse();
        assertThat(Role.fromWireName("editor")).contains(Role.EDITOR);
        assertThat(Role.fromWireName("EDITOR")).isEmpty();
    }

    private static Caller key(WebsiteId websiteId, Role role) {
        return new Caller.Website(websiteId, UUID.randomUUID(), role);
    }

    @Test
    void keysHaveTheirForms() {
        assertThat(SecretKeys.mintSecret()).matches("sk_[A-Za-z0-9_-]{43}").isNotEqualTo(SecretKeys.mintSecret());
        assertThat(SecretKeys.mintPublic()).matches("dp_[0-9a-f]{32}").isNotEqualTo(SecretKeys.mintPublic());
        assertThat(SecretKeys.hash("sk_a")).hasSize(32).isNotEqualTo(SecretKeys.hash("sk_b"));
    }
}
