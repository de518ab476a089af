package dev.playhead.query.websites;

import dev.playhead.query.access.Scope;
import dev.playhead.recording.WebsiteId;
import dev.playhead.storage.access.SecretKeys;
import dev.playhead.storage.catalog.ApiKeyEntity;
import dev.playhead.storage.catalog.WebsiteEntity;
import dev.playhead.wire.settings.WebsiteSettings;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/**
 * The websites of the catalog. {@link #create} and {@link #change} are the only writers, and both publish what they committed:
 * there is no change that ingest doesn't hear of. Needs a Vert.x context.
 */
@ApplicationScoped
class Websites {
    private static final String SECRET = "secret";

    private final SettingsTopic topic;

    Websites(SettingsTopic topic) {
        this.topic = topic;
    }

    /** What the scope covers, by name. */
    Uni<List<WebsiteView>> list(Scope scope) {
        return Panache.withSession(() -> scope.websites()
                        .map(websites -> WebsiteEntity.<WebsiteEntity>list(
                                "websiteId in ?1 order by name, websiteId",
                                websites.stream().map(WebsiteId::value).toList()))
                        .orElseGet(() -> WebsiteEntity.<WebsiteEntity>list("order by name, websiteId")))
                .map(rows -> rows.stream().map(Websites::view).toList());
    }

    /** Null where there is none that the scope covers. */
    Uni<@Nullable WebsiteView> find(Scope scope, WebsiteId websiteId) {
        if (!scope.covers(websiteId)) {
            return Uni.createFrom().nullItem();
        }
        return Panache.withSession(() -> WebsiteEntity.<WebsiteEntity>findById(websiteId.value()))
                .map(row -> row == null ? null : view(row));
    }

    /** A new website with a public and a secret key; null where the id is taken. The secret is in this answer only. */
    Uni<@Nullable WebsiteView> create(WebsiteSettings wanted) {
        String publicKey = SecretKeys.mintPublic();
        String secret = SecretKeys.mintSecret();
        WebsiteSettings settings = wanted.toBuilder()
                .version(1)
                .publicKeys(List.of(publicKey))
                .secretKeyHashes(List.of(HexFormat.of().formatHex(SecretKeys.hash(secret))))
                .build();
        Instant now = Instant.now();
        return Panache.withTransaction(() -> WebsiteEntity.<WebsiteEntity>findById(
                                settings.websiteId().value())
                        .chain(taken -> taken != null
                                ? Uni.createFrom().item(false)
                                : row(settings, now)
                                        .persistAndFlush()
                                        .chain(() -> publicKey(settings.websiteId(), publicKey, now)
                                                .persist())
                                        .chain(() -> secretKey(settings.websiteId(), secret, now)
                                                .persist())
                                        .replaceWith(true)))
                // two creations that race: the second meets the first one's row only when it inserts
                .onFailure(Websites::isTaken)
                .recoverWithItem(false)
                .chain(created -> created
                        ? topic.publish(settings)
                                .replaceWith(WebsiteView.of(settings, now.toEpochMilli())
                                        .withSecret(secret))
                        : Uni.createFrom().nullItem());
    }

    /** Raises the version, whatever changed; null where there is no such website. The row's lock orders changes that race. */
    Uni<@Nullable WebsiteView> change(WebsiteId websiteId, UnaryOperator<WebsiteSettings> change) {
        return Panache.withTransaction(
                        () -> WebsiteEntity.<WebsiteEntity>findById(websiteId.value(), LockModeType.PESSIMISTIC_WRITE)
                                .map(row -> {
                                    if (row == null) {
                                        return null;
                                    }
                                    WebsiteSettings now = WebsiteSettings.fromJson(row.settings);
                                    WebsiteSettings next = change.apply(now).toBuilder()
                                            .version(row.version + 1)
                                            .build();
                                    row.name = next.name();
                                    row.version = next.version();
                                    row.settings = next.toJson();
                                    return row;
                                }))
                .chain(row -> row == null
                        ? Uni.createFrom().nullItem()
                        : topic.publish(WebsiteSettings.fromJson(row.settings)).replaceWith(view(row)));
    }

    /** Publishes every website's settings as they stand, those of earlier releases with the hashes of their secret keys. */
    Uni<Void> republish() {
        return Panache.withSession(() -> WebsiteEntity.<WebsiteEntity>listAll())
                .onItem()
                .transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .onItem()
                .transformToUniAndConcatenate(row -> republish(WebsiteSettings.fromJson(row.settings)))
                .collect()
                .last();
    }

    private Uni<Void> republish(WebsiteSettings settings) {
        if (!settings.secretKeyHashes().isEmpty()) {
            return topic.publish(settings);
        }
        return Panache.withSession(() -> ApiKeyEntity.<ApiKeyEntity>list(
                        "websiteId = ?1 and kind = ?2 and secretHash is not null and revokedAt is null",
                        settings.websiteId().value(),
                        SECRET))
                .map(keys -> keys.stream()
                        .map(key -> HexFormat.of().formatHex(key.secretHash))
                        .toList())
                .chain(hashes -> hashes.isEmpty()
                        ? topic.publish(settings)
                        : change(settings.websiteId(), now -> now.toBuilder()
                                        .secretKeyHashes(hashes)
                                        .build())
                                .replaceWithVoid());
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof ConstraintViolationException;
    }

    private static WebsiteView view(WebsiteEntity row) {
        return WebsiteView.of(WebsiteSettings.fromJson(row.settings), row.createdAt.toEpochMilli());
    }

    private static WebsiteEntity row(WebsiteSettings settings, Instant now) {
        WebsiteEntity row = new WebsiteEntity();
        row.websiteId = settings.websiteId().value();
        row.name = settings.name();
        row.version = settings.version();
        row.settings = settings.toJson();
        row.createdAt = now;
        return row;
    }

    private static ApiKeyEntity publicKey(WebsiteId websiteId, String key, Instant now) {
        ApiKeyEntity row = key(websiteId, "public", now);
        row.publicKey = key;
        return row;
    }

    private static ApiKeyEntity secretKey(WebsiteId websiteId, String key, Instant now) {
        ApiKeyEntity row = key(websiteId, SECRET, now);
        row.secretHash = SecretKeys.hash(key);
        return row;
    }

    private static ApiKeyEntity key(WebsiteId websiteId, String kind, Instant now) {
        ApiKeyEntity row = new ApiKeyEntity();
        row.keyId = UUID.randomUUID();
        row.websiteId = websiteId.value();
        row.kind = kind;
        row.createdAt = now;
        return row;
    }
}
