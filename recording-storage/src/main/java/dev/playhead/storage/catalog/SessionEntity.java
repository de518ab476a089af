package dev.playhead.storage.catalog;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code sessions}: a browser that is logged in as one of three. Never an API type, never logged. */
@Entity
@Table(name = "sessions")
public class SessionEntity extends PanacheEntityBase {
    /** SHA-256 of the cookie's value. */
    @Id
    @Column(name = "session_hash")
    public byte[] sessionHash = {};

    @Column(name = "person_id")
    public @Nullable UUID personId;

    @Column(name = "key_id")
    public @Nullable UUID keyId;

    /** The admin key's fingerprint, so that a new admin key ends it. */
    @Column(name = "admin_key")
    public byte @Nullable [] adminKey;

    @Column(name = "created_at")
    public Instant createdAt = Instant.EPOCH;

    @Column(name = "expires_at")
    public Instant expiresAt = Instant.EPOCH;
}
