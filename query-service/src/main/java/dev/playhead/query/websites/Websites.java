package dev.playhead.query.websites;

import dev.playhead.query.access.Scope;
import dev.playhead.query.audit.Audit;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.recording.WebsiteId;
import dev.playhead.storage.access.Role;
import dev.playhead.storage.access.SecretKeys;
import dev.playhead.storage.audit.Action;
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
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/**
 * The websites of the catalog. {@link #create}, {@link #change} and {@link #changeKeys} are the only writers, and all publish what
 * they committed: there is no change that ingest doesn't hear of. Needs a Vert.x context.
 */
@ApplicationScoped
public class Websites {
    private static final String SECRET = "secret";
    private static final String VIEWER = Role.VIEWER.wireName();
    private static final String OPEN_KEYS = "websiteId = ?1 and revokedAt is null order by createdAt, kind, keyId";

    private final SettingsTopic topic;
    private final Audit audit;

    Websites(SettingsTopic topic, Audit audit) {
        this.topic = topic;
        this.audit = audit;
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

    /** A website's name. */
    public record Named(WebsiteId websiteId, String name) {}

    /** What the scope covers, by name. */
    public Uni<List<Named>> names(Scope scope) {
        return list(scope).map(all -> all.stream()
                .map(one -> new Named(new WebsiteId(one.websiteId()), one.name()))
                .toList());
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
                                        .chain(() -> audit.note(
                                                Action.WEBSITE_CREATED,
                                                settings.websiteId(),
                                                null,
                                                Map.of("name", settings.name())))
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
        return changeInTransaction(websiteId, now -> Uni.createFrom().item(now).map(change));
    }

    /** The same on somebody's behalf: with an entry in the audit log. */
    Uni<@Nullable WebsiteView> change(WebsiteId websiteId, WebsiteChange change) {
        return changeInTransaction(websiteId, now -> Uni.createFrom()
                .item(() -> change.over(now))
                .call(() -> audit.note(
                        Action.WEBSITE_CHANGED, websiteId, null, Map.of("members", String.join(",", change.named())))));
    }

    /**
     * Changes rows of the website's keys, and the settings after them, in one transaction.
     *
     * @param work in that transaction; where it fails nothing is changed. Fails with a 404 where there is no such website
     */
    public Uni<Void> changeKeys(WebsiteId websiteId, Supplier<Uni<?>> work) {
        return changeInTransaction(websiteId, now -> work.get().chain(() -> withKeys(now)))
                .invoke(found -> {
                    if (found == null) {
                        throw ProblemException.unknown("website");
                    }
                })
                .replaceWithVoid();
    }

    /** Recordings that it may begin in a month, 0 = no limit; fails with a 404 where there is no such website. */
    public Uni<Long> quota(WebsiteId websiteId) {
        return Panache.withSession(() -> WebsiteEntity.<WebsiteEntity>findById(websiteId.value()))
                .map(row -> {
                    if (row == null) {
                        throw ProblemException.unknown("website");
                    }
                    return WebsiteSettings.fromJson(row.settings).monthlyQuota();
                });
    }

    private Uni<@Nullable WebsiteView> changeInTransaction(
            WebsiteId websiteId, Function<WebsiteSettings, Uni<WebsiteSettings>> change) {
        return Panache.withTransaction(
                        () -> WebsiteEntity.<WebsiteEntity>findById(websiteId.value(), LockModeType.PESSIMISTIC_WRITE)
                                .chain(row -> row == null
                                        ? Uni.createFrom().<WebsiteEntity>nullItem()
                                        : change.apply(WebsiteSettings.fromJson(row.settings))
                                                .map(next -> raised(row, next))))
                .chain(row -> row == null
                        ? Uni.createFrom().nullItem()
                        : topic.publish(WebsiteSettings.fromJson(row.settings)).replaceWith(view(row)));
    }

    private static WebsiteEntity raised(WebsiteEntity row, WebsiteSettings changed) {
        WebsiteSettings next = changed.toBuilder().version(row.version + 1).build();
        row.name = next.name();
        row.version = next.version();
        row.settings = next.toJson();
        return row;
    }

    private static Uni<WebsiteSettings> withKeys(WebsiteSettings now) {
        return ApiKeyEntity.<ApiKeyEntity>list(OPEN_KEYS, now.websiteId().value())
                .map(keys -> now.toBuilder()
                        .publicKeys(keys.stream()
                                .map(key -> key.publicKey)
                                .filter(Objects::nonNull)
                                .toList())
                        .secretKeyHashes(hashes(keys))
                        .build());
    }

    /** Ingest lets whoever has one of these erase, which a viewer may not. */
    private static List<String> hashes(List<ApiKeyEntity> keys) {
        return keys.stream()
                .filter(key -> key.secretHash != null && !key.role.equals(VIEWER))
                .map(key -> HexFormat.of().formatHex(key.secretHash))
                .toList();
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
                        OPEN_KEYS, settings.websiteId().value()))
                .map(Websites::hashes)
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
