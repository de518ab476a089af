package dev.playhead.storage.catalog;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code api_keys}. Never an API type, never logged. */
@Entity
@Table(name = "api_keys")
public class ApiKeyEntity extends PanacheEntityBase {
    @Id
    @Column(name = "key_id")
    public UUID keyId = new UUID(0, 0);

    @Column(name = "website_id")
    public String websiteId = "";

    /** {@code public} or {@code secret}. */
    public String kind = "";

    /** Of public keys: the key itself. */
    @Column(name = "public_key")
    public @Nullable String publicKey;

    /** Of secret keys: SHA-256 of the key. */
    @Column(name = "secret_hash")
    public byte @Nullable [] secretHash;

    public String label = "";

    /** {@code viewer}, {@code editor} or {@code admin}; of public keys without meaning. */
    public String role = "admin";

    /** The actor who made it; empty = unknown. */
    @Column(name = "created_by")
    public String createdBy = "";

    /** UTC day of its latest use; null = none is known. */
    @Column(name = "last_used", insertable = false, updatable = false)
    public @Nullable LocalDate lastUsed;

    @Column(name = "created_at")
    public Instant createdAt = Instant.EPOCH;

    @Column(name = "revoked_at")
    public @Nullable Instant revokedAt;
}
