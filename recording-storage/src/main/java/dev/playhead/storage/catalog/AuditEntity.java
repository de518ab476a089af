package dev.playhead.storage.catalog;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of {@code audit}: never changed, removed when it is too old. Never an API type. */
@Entity
@Table(name = "audit")
public class AuditEntity extends PanacheEntityBase {
    @Id
    @Column(name = "entry_id")
    public UUID entryId = new UUID(0, 0);

    /** Null = concerns the installation. */
    @Column(name = "website_id")
    public @Nullable String websiteId;

    public Instant at = Instant.EPOCH;

    public String actor = "";

    public String action = "";

    @Column(name = "recording_id")
    public @Nullable UUID recordingId;

    /** JSON object of strings. */
    @JdbcTypeCode(SqlTypes.JSON)
    public String detail = "{}";
}
