package dev.playhead.storage.catalog;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code shares}; query-service writes it. Holds no token: that is in the link only. Never an API type. */
@Entity
@Table(name = "shares")
public class ShareEntity extends PanacheEntityBase {
    @Id
    @Column(name = "share_id")
    public UUID shareId = new UUID(0, 0);

    @Column(name = "recording_id")
    public UUID recordingId = new UUID(0, 0);

    @Column(name = "website_id")
    public String websiteId = "";

    public String label = "";

    /** Second of the recording; null = its beginning. */
    @Column(name = "opens_at")
    public @Nullable Integer opensAt;

    @Column(name = "may_export")
    public boolean mayExport;

    @Column(name = "created_at")
    public Instant createdAt = Instant.EPOCH;

    @Column(name = "expires_at")
    public Instant expiresAt = Instant.EPOCH;

    /** Null = not revoked. */
    @Column(name = "revoked_at")
    public @Nullable Instant revokedAt;
}
