package dev.playhead.storage.catalog;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people made of a recording: columns of {@code recordings} that only query-service writes. Rows come from the indexer. Never an API type. */
@Entity
@Table(name = "recordings")
public class RecordingMarksEntity extends PanacheEntityBase {
    @Id
    @Column(name = "recording_id")
    public UUID recordingId = new UUID(0, 0);

    @Column(name = "website_id", updatable = false)
    public String websiteId = "";

    /** Kept beyond the website's retention. */
    public boolean pinned;

    /** Epoch ms; null = not starred. */
    @Column(name = "starred_at")
    public @Nullable Long starredAt;
}
