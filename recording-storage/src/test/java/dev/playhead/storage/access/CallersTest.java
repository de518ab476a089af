package dev.playhead.storage.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.storage.catalog.CatalogRows;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CallersTest {
    private static final WebsiteId WEBSITE = new WebsiteId("flid_keys000000000001");

    @Inject
    Callers callers;

    @Inject
    CatalogRows rows;

    @Inject
    ShareTokens tokens;

    @Inject
    OpenShares shares;

    private final String secret = SecretKeys.mintSecret();

    @Test
    void theAdminKeyIsTheAdmin() {
        assertThat(caller("Bearer an-admin-key-for-tests")).isEqualTo(new Caller.Admin());
        assertThat(caller("bearer an-admin-key-for-tests")).isEqualTo(new Caller.Admin());
    }

    @Test
    void aSecretKeyIsItsWebsiteUntilItIsRevoked() {
        rows.website(WEBSITE.value());
        rows.secretKey(WEBSITE.value(), SecretKeys.hash(secret));
        assertThat(caller("Bearer " + secret)).isInstanceOfSatisfying(Caller.Website.class, key -> {
            assertThat(key.websiteId()).isEqualTo(WEBSITE);
            assertThat(key.role()).isEqualTo(Role.ADMIN);
        });

        rows.run(
                "UPDATE api_keys SET revoked_at = now() WHERE secret_hash = $1",
                Tuple.of(Buffer.buffer(SecretKeys.hash(secret))));

        assertThat(caller("Bearer " + secret)).isEqualTo(new Caller.Nobody());
    }

    @Test
    void everybodyElseIsNobody() {
        assertThat(caller(null)).isEqualTo(new Caller.Nobody());
        assertThat(caller("")).isEqualTo(new Caller.Nobody());
        assertThat(caller("Bearer")).isEqualTo(new Caller.Nobody());
        assertThat(caller("Bearer ")).isEqualTo(new Caller.Nobody());
        assertThat(caller("Basic an-admin-key-for-tests")).isEqualTo(new Caller.Nobody());
        assertThat(caller("Bearer " + SecretKeys.mintSecret())).isEqualTo(new Caller.Nobody());
        assertThat(caller("Bearer " + SecretKeys.mintPublic())).isEqualTo(new Caller.Nobody());
        assertThat(caller("Bearer sk_" + "a".repeat(100_000))).isEqualTo(new Caller.Nobody());
    }

    @Test
    void aShareLinkOpensUntilItIsRevokedOrItsRowSaysOtherwise() {
        Caller.Guest guest = new Caller.Guest(
                UUID.randomUUID(), WEBSITE, new RecordingId(UUID.randomUUID()), 1_000L * (now() / 1_000 + 60), false);
        String token = tokens.sign(guest);
        assertThat(callers.authenticateShare(token).await().indefinitely()).isEqualTo(new Caller.Nobody());
        rows.run(
                "INSERT INTO shares (share_id, recording_id, website_id, may_export, created_at, expires_at)"
                        + " VALUES ($1, $2, $3, false, now(), now() + interval '1 minute')",
                Tuple.of(guest.shareId(), guest.recordingId().value(), WEBSITE.value()));

        assertThat(callers.authenticateShare(token).await().indefinitely()).isEqualTo(guest);
        assertThat(callers.authenticate(null, token).await().indefinitely()).isEqualTo(guest);
        assertThat(callers.authenticate("Bearer sk_x", token).await().indefinitely())
                .as("a key counts before it")
                .isEqualTo(new Caller.Nobody());
        assertThat(shares.of(List.of(guest.shareId(), UUID.randomUUID()))
                        .await()
                        .indefinitely())
                .containsExactly(guest.shareId());

        rows.run("UPDATE shares SET revoked_at = now() WHERE share_id = $1", Tuple.of(guest.shareId()));
        assertThat(callers.authenticateShare(token).await().indefinitely()).isEqualTo(new Caller.Nobody());
        assertThat(shares.of(List.of(guest.shareId())).await().indefinitely()).isEmpty();
    }

    private static long now() {
        return System.currentTimeMillis();
    }

    private Caller caller(String header) {
        return callers.authenticate(header).await().indefinitely();
    }
}
