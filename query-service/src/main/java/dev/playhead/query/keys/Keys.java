package dev.playhead.query.keys;

import dev.playhead.query.QuerySettings;
import dev.playhead.query.audit.Audit;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.query.websites.Websites;
import dev.playhead.recording.WebsiteId;
import dev.playhead.storage.access.SecretKeys;
import dev.playhead.storage.audit.Action;
import dev.playhead.storage.catalog.ApiKeyEntity;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Keys of websites whose admin asks. Each change is one transaction with the website's settings and is published to ingest after it;
 * query and replay read the row with every request, so there it counts at once. Needs a Vert.x context.
 */
@ApplicationScoped
class Keys {
    static final String PUBLIC = "public";
    static final String SECRET = "secret";
    private static final String OPEN = "websiteId = ?1 and revokedAt is null";

    private final Websites websites;
    private final Audit audit;
    private final QuerySettings settings;

    Keys(Websites websites, Audit audit, QuerySettings settings) {
        this.websites = websites;
        this.audit = audit;
        this.settings = settings;
    }

    /** Those that open something, oldest first. */
    Uni<List<KeyView>> list(WebsiteId websiteId) {
        return Panache.withSession(() ->
                        ApiKeyEntity.<ApiKeyEntity>list(OPEN + " order by createdAt, kind, keyId", websiteId.value()))
                .map(rows -> rows.stream().map(KeyView::of).toList());
    }

    /** A new key, shown in this answer only where it is secret. Fails with a 409 where the website has as many as it may have. */
    Uni<KeyView> create(WebsiteId websiteId, KeyRequest wanted, String actor) {
        boolean secret = wanted.kind().equals(SECRET);
        String key = secret ? SecretKeys.mintSecret() : SecretKeys.mintPublic();
        ApiKeyEntity row = new ApiKeyEntity();
        row.keyId = UUID.randomUUID();
        row.websiteId = websiteId.value();
        row.kind = wanted.kind();
        row.label = wanted.name();
        row.role = wanted.role().wireName();
        row.createdBy = actor;
        row.createdAt = Instant.now();
        if (secret) {
            row.secretHash = SecretKeys.hash(key);
        } else {
            row.publicKey = key;
        }
        return websites.changeKeys(websiteId, () -> ApiKeyEntity.count(OPEN, websiteId.value())
                        .chain(open -> {
                            if (open >= settings.mostKeys()) {
                                throw ProblemException.tooManyKeys(settings.mostKeys());
                            }
                            return row.persist().call(() -> note(Action.KEY_CREATED, websiteId, row));
                        }))
                .map(_ -> secret ? KeyView.of(row).withSecret(key) : KeyView.of(row));
    }

    /** Ends a key; one that was revoked before stays so. Fails with a 404 where the website has none of this id. */
    Uni<Void> revoke(WebsiteId websiteId, UUID keyId) {
        return websites.changeKeys(websiteId, () -> ApiKeyEntity.<ApiKeyEntity>find(
                        "keyId = ?1 and websiteId = ?2", keyId, websiteId.value())
                .firstResult()
                .chain(row -> {
                    if (row == null) {
                        throw ProblemException.unknown("key");
                    }
                    if (row.revokedAt != null) {
                        return Uni.createFrom().voidItem();
                    }
                    row.revokedAt = Instant.now();
                    return note(Action.KEY_REVOKED, websiteId, row);
                }));
    }

    private Uni<Void> note(Action action, WebsiteId websiteId, ApiKeyEntity row) {
        Map<String, String> detail = row.kind.equals(SECRET)
                ? Map.of("keyId", row.keyId.toString(), "kind", row.kind, "name", row.label, "role", row.role)
                : Map.of("keyId", row.keyId.toString(), "kind", row.kind, "name", row.label);
        return audit.note(action, websiteId, null, detail);
    }
}
