package dev.playhead.query.notes;

import dev.playhead.storage.catalog.NoteEntity;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A note as the API shows it. */
@Schema(name = "Note", description = "What somebody wrote about a moment of a recording")
public record NoteView(
        String noteId,

        @Schema(description = "Milliseconds since the recording's start")
        long atMs,

        String text,

        @Schema(description = "Who wrote it: `key:<id>`, `member:<id>` or `admin`")
        String author,

        long createdAt,
        long changedAt) {
    /** A recording's notes. */
    @Schema(name = "Notes")
    public record All(List<NoteView> notes) {}

    static NoteView of(NoteEntity row) {
        return new NoteView(row.noteId.toString(), row.atMs, row.text, row.author, row.createdAt, row.changedAt);
    }
}
