package dev.playhead.storage.catalog;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code erasure_requests}: query-service writes it, the indexer carries it out. Never an API type, never logged. */
@Entity
@Table(name = "erasure_requests")
public class ErasureRequestEntity extends PanacheEntityBase {
    @Id
    @Column(name = "request_id")
    public UUID requestId = new UUID(0, 0);

    @Column(name = "website_id")
    public String websiteId = "";

    /** {@code user}, {@code visitor} or {@code recording}. */
    public String kind = "";

    /** Whom it concerns; null once all recordings are found. */
    public @Nullable String subject;

    /** SHA-256 of {@code <kind>:<subject>}. */
    @Column(name = "subject_hash")
    public byte[] subjectHash = new byte[0];

    @Column(name = "requested_at")
    public Instant requestedAt = Instant.EPOCH;

    @Column(name = "requested_by")
    public String requestedBy = "";

    /** Null = recordings may still be added. */
    @Column(name = "found_at", insertable = false, updatable = false)
    public @Nullable Instant foundAt;
}
