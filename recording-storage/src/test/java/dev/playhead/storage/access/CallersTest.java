package dev.playhead.storage.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.recording.WebsiteId;
import dev.playhead.storage.catalog.CatalogRows;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CallersTest {
    private static final WebsiteId WEBSITE = new WebsiteId("flid_keys000000000001");

    @Inject
    Callers callers;

    @Inject
    CatalogRows rows;

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
        assertThat(caller("Bearer " + secret)).isEqualTo(new Caller.Website(WEBSITE));

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

    private Caller caller(String header) {
        return callers.authenticate(header).await().indefinitely();
    }
}
