package dev.playhead.storage.catalog;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code recordings} to be read; the indexer's transaction writes it. Never an API type, never logged. Times are epoch ms. */
@Entity
@Immutable
@Table(name = "recordings")
public class RecordingEntity extends PanacheEntityBase {
    @Id
    @Column(name = "recording_id")
    public UUID recordingId = new UUID(0, 0);

    @Column(name = "website_id")
    public String websiteId = "";

    @Column(name = "external_id")
    public @Nullable String externalId;

    public String dialect = "";
    public int partition;
    public String state = "";
    public long revision;

    @Column(name = "first_received_at")
    public long firstReceivedAt;

    @Column(name = "last_received_at")
    public long lastReceivedAt;

    @Column(name = "last_offset")
    public long lastOffset;

    public boolean finalized;

    @Column(name = "ended_at")
    public @Nullable Long endedAt;

    @Column(name = "started_at")
    public long startedAt;

    @Column(name = "duration_ms")
    public long durationMs;

    @Column(name = "active_ms")
    public long activeMs;

    @Embedded
    public RecordingCounts counts = new RecordingCounts();

    @Embedded
    public RecordingClient client = new RecordingClient();

    @Column(name = "entry_url")
    public String entryUrl = "";

    @Column(name = "exit_url")
    public String exitUrl = "";

    // Hibernate Reactive reads a JSON column as an object only, never as an array: hence as text.
    /** JSON object of strings. */
    @ColumnTransformer(read = "cast(metadata as text)")
    public String metadata = "{}";

    /** JSON array of the distinct pages. */
    @ColumnTransformer(read = "cast(pages as text)")
    public String pages = "[]";

    /** JSON array of full snapshots' times, epoch ms. */
    @ColumnTransformer(read = "cast(keyframes as text)")
    public String keyframes = "[]";

    /** JSON array: the player's timeline in 100 buckets. */
    @ColumnTransformer(read = "cast(activity as text)")
    public String activity = "[]";
}
