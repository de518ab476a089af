package dev.playhead.storage.catalog;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A row of {@code notes}. Times are epoch ms. Never an API type, never logged. */
@Entity
@Table(name = "notes")
public class NoteEntity extends PanacheEntityBase {
    @Id
    @Column(name = "note_id")
    public UUID noteId = new UUID(0, 0);

    @Column(name = "recording_id")
    public UUID recordingId = new UUID(0, 0);

    @Column(name = "website_id")
    public String websiteId = "";

    /** Milliseconds since the recording's start. */
    @Column(name = "at_ms")
    public long atMs;

    public String author = "";
    public String text = "";

    @Column(name = "created_at")
    public long createdAt;

    @Column(name = "changed_at")
    public long changedAt;
}
