package dev.playhead.query.recordings;

import dev.playhead.query.QuerySettings;
import dev.playhead.query.access.Scope;
import dev.playhead.query.audit.Audit;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.query.search.Marked;
import dev.playhead.query.search.RecordingFilter;
import dev.playhead.recording.WebsiteId;
import dev.playhead.storage.audit.Action;
import dev.playhead.storage.catalog.RecordingMarksEntity;
import dev.playhead.storage.catalog.SeenEntity;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.panache.common.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;

/** What people made of recordings: the only reader and writer of stars, pins, and of what each has seen. Needs a Vert.x context. */
@ApplicationScoped
public class Marks {
    private final Audit audit;
    private final int most;

    Marks(Audit audit, QuerySettings settings) {
        this.audit = audit;
        this.most = settings.filteredMarks();
    }

    /** The recordings that a filter by marks is about; the latest of them, where they are more than the setting. */
    public Uni<Marked> resolve(Scope scope, RecordingFilter filter, String actor) {
        if (!filter.starred() && !filter.unseen()) {
            return Uni.createFrom().item(Marked.ANY);
        }
        Uni<Optional<List<UUID>>> starred = filter.starred()
                ? starred(scope).map(Optional::of)
                : Uni.createFrom().item(Optional.empty());
        Uni<List<UUID>> seen =
                filter.unseen() ? seen(scope, actor) : Uni.createFrom().item(List.of());
        return starred.chain(only -> seen.map(without -> new Marked(only, without)));
    }

    private Uni<List<UUID>> starred(Scope scope) {
        Tenancy of = Tenancy.of(scope);
        return Panache.withSession(() -> RecordingMarksEntity.<RecordingMarksEntity>find(
                                "starredAt is not null" + of.condition() + " order by starredAt desc", of.values())
                        .page(Page.ofSize(most))
                        .list())
                .map(rows -> rows.stream().map(row -> row.recordingId).toList());
    }

    private Uni<List<UUID>> seen(Scope scope, String actor) {
        Tenancy of = Tenancy.of(scope);
        of.values().put("actor", actor);
        return Panache.withSession(() -> SeenEntity.<SeenEntity>find(
                                "actor = :actor" + of.condition() + " order by seenAt desc", of.values())
                        .page(Page.ofSize(most))
                        .list())
                .map(rows -> rows.stream().map(row -> row.recordingId).toList());
    }

    /** The recording as it is marked; {@code seen} by this person. Fails with a 404 where it has gone meanwhile. */
    Uni<MarksView> of(RecordingPlace recording, String actor) {
        return Panache.withSession(() ->
                row(recording).chain(row -> seenRow(recording, actor).map(seen -> MarksView.of(row, seen != null))));
    }

    /** The same page, its recordings with their marks. They were read within the caller's scope. */
    Uni<RecordingsPage> onto(RecordingsPage page, String actor) {
        List<UUID> ids = page.recordings().stream()
                .map(row -> UUID.fromString(row.recordingId()))
                .toList();
        if (ids.isEmpty()) {
            return Uni.createFrom().item(page);
        }
        return Panache.withSession(() -> RecordingMarksEntity.<RecordingMarksEntity>list(
                        "recordingId in ?1 and starredAt is not null", ids)
                .map(rows -> rows.stream().map(row -> row.recordingId).collect(Collectors.toSet()))
                .chain(starred -> SeenEntity.<SeenEntity>list("actor = ?1 and recordingId in ?2", actor, ids)
                        .map(rows -> rows.stream().map(row -> row.recordingId).collect(Collectors.toSet()))
                        .map(seen -> page.with(page.recordings().stream()
                                .map(row -> marked(row, starred, seen))
                                .toList()))));
    }

    private static RecordingView marked(RecordingView row, Set<UUID> starred, Set<UUID> seen) {
        UUID id = UUID.fromString(row.recordingId());
        return row.withMarks(starred.contains(id), seen.contains(id));
    }

    /** Changes what the change names, and leaves the rest. */
    Uni<MarksView> change(RecordingPlace recording, MarksChange change, String actor) {
        return Panache.withTransaction(() -> row(recording)
                        .call(() -> change.concernsOthers()
                                ? audit.note(
                                        Action.RECORDING_CHANGED,
                                        recording.subject().websiteId(),
                                        recording.subject().recordingId(),
                                        change.words())
                                : Uni.createFrom().voidItem())
                        .invoke(row -> {
                            change.starred()
                                    .ifPresent(starred -> row.starredAt = starred
                                            ? Optional.ofNullable(row.starredAt).orElseGet(System::currentTimeMillis)
                                            : null);
                            change.pinned().ifPresent(pinned -> row.pinned = pinned);
                        }))
                .chain(() -> change.seen().isPresent()
                        ? see(recording, actor, change.seen().get())
                        : Uni.createFrom().voidItem())
                .chain(() -> of(recording, actor));
    }

    private static Uni<Void> see(RecordingPlace recording, String actor, boolean seen) {
        UUID id = SeenEntity.idOf(actor, recording.subject().recordingId().value());
        if (!seen) {
            return Panache.withTransaction(() -> SeenEntity.deleteById(id)).replaceWithVoid();
        }
        SeenEntity row = new SeenEntity();
        row.seenId = id;
        row.actor = actor;
        row.recordingId = recording.subject().recordingId().value();
        row.websiteId = recording.subject().websiteId().value();
        row.seenAt = System.currentTimeMillis();
        return Panache.withTransaction(() -> SeenEntity.<SeenEntity>findById(id)
                        .chain(before -> before == null
                                ? row.persist()
                                : Uni.createFrom().item(before)))
                .replaceWithVoid()
                // the same person twice at once
                .onFailure(ConstraintViolationException.class)
                .recoverWithNull();
    }

    private static Uni<RecordingMarksEntity> row(RecordingPlace recording) {
        return RecordingMarksEntity.<RecordingMarksEntity>find(
                        "recordingId = ?1 and websiteId = ?2",
                        recording.subject().recordingId().value(),
                        recording.subject().websiteId().value())
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.unknown("recording"));
    }

    private static Uni<SeenEntity> seenRow(RecordingPlace recording, String actor) {
        return SeenEntity.findById(
                SeenEntity.idOf(actor, recording.subject().recordingId().value()));
    }

    private record Tenancy(String condition, Map<String, Object> values) {
        static Tenancy of(Scope scope) {
            Map<String, Object> values = new HashMap<>();
            return scope.websites()
                    .map(some -> {
                        values.put(
                                "websites", some.stream().map(WebsiteId::value).toList());
                        return new Tenancy(" and websiteId in :websites", values);
                    })
                    .orElseGet(() -> new Tenancy("", values));
        }
    }
}
