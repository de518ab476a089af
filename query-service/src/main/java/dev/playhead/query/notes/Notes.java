package dev.playhead.query.notes;

import dev.playhead.query.QuerySettings;
import dev.playhead.query.audit.Audit;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.query.recordings.RecordingPlace;
import dev.playhead.storage.audit.Action;
import dev.playhead.storage.catalog.NoteEntity;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/** The only reader and writer of notes: of a recording that was located in the caller's scope. Needs a Vert.x context. */
@ApplicationScoped
public class Notes {
    private static final String OF = "recordingId = ?1 and websiteId = ?2";

    private final Audit audit;
    private final int most;

    Notes(Audit audit, QuerySettings settings) {
        this.audit = audit;
        this.most = settings.notes().most();
    }

    /** By their moment. */
    public Uni<NoteView.All> list(RecordingPlace recording) {
        return Panache.withSession(() -> NoteEntity.<NoteEntity>list(
                        OF + " order by atMs, createdAt, noteId", id(recording), website(recording)))
                .map(rows -> new NoteView.All(rows.stream().map(NoteView::of).toList()));
    }

    /** Fails with a 409 where the recording has as many as it may have. */
    Uni<NoteView> add(RecordingPlace recording, NoteText wanted, String author) {
        NoteEntity row = new NoteEntity();
        row.noteId = UUID.randomUUID();
        row.recordingId = id(recording);
        row.websiteId = website(recording);
        row.atMs = wanted.atMs().orElse(0L);
        row.text = wanted.text().orElseThrow(() -> ProblemException.member("text", "is missing."));
        row.author = author;
        row.createdAt = System.currentTimeMillis();
        row.changedAt = row.createdAt;
        return Panache.withTransaction(() -> NoteEntity.count(OF, row.recordingId, row.websiteId)
                        .chain(there -> {
                            if (there >= most) {
                                throw ProblemException.tooMany(
                                        "too_many_notes", "The recording has " + most + " notes already.");
                            }
                            return row.persist().call(() -> note(recording, "note_added"));
                        }))
                .map(_ -> NoteView.of(row));
    }

    /** Fails with a 404 where the recording has none of this id. */
    Uni<NoteView> change(RecordingPlace recording, UUID noteId, NoteText wanted) {
        return Panache.withTransaction(() -> find(recording, noteId)
                        .call(() -> note(recording, "note_changed"))
                        .invoke(row -> {
                            wanted.atMs().ifPresent(at -> row.atMs = at);
                            wanted.text().ifPresent(text -> row.text = text);
                            row.changedAt = System.currentTimeMillis();
                        }))
                .map(NoteView::of);
    }

    /** Fails with a 404 where the recording has none of this id. */
    Uni<Void> delete(RecordingPlace recording, UUID noteId) {
        return Panache.withTransaction(() -> find(recording, noteId)
                .call(() -> note(recording, "note_deleted"))
                .chain(row -> row.delete()));
    }

    private Uni<Void> note(RecordingPlace recording, String change) {
        return audit.note(
                Action.RECORDING_CHANGED,
                recording.subject().websiteId(),
                recording.subject().recordingId(),
                Map.of("change", change));
    }

    private static Uni<NoteEntity> find(RecordingPlace recording, UUID noteId) {
        return NoteEntity.<NoteEntity>find("noteId = ?3 and " + OF, id(recording), website(recording), noteId)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.unknown("note"));
    }

    private static UUID id(RecordingPlace recording) {
        return recording.subject().recordingId().value();
    }

    private static String website(RecordingPlace recording) {
        return recording.subject().websiteId().value();
    }
}
