package dev.playhead.storage.access;

import static dev.playhead.storage.Samples.BLOG;
import static dev.playhead.storage.Samples.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

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
    void keysHaveTheirForms() {
        assertThat(SecretKeys.mintSecret()).matches("sk_[A-Za-z0-9_-]{43}").isNotEqualTo(SecretKeys.mintSecret());
        assertThat(SecretKeys.mintPublic()).matches("dp_[0-9a-f]{32}").isNotEqualTo(SecretKeys.mintPublic());
        assertThat(SecretKeys.hash("sk_a")).hasSize(32).isNotEqualTo(SecretKeys.hash("sk_b"));
    }
}
