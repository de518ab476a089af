package dev.playhead.storage.catalog;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code people}. Never an API type, never logged. */
@Entity
@Table(name = "people")
public class PersonEntity extends PanacheEntityBase {
    @Id
    @Column(name = "person_id")
    public UUID personId = new UUID(0, 0);

    /** Lower case. */
    public String email = "";

    /** Of the OpenID provider, with {@link #subject}; null until the first login. */
    public @Nullable String issuer;

    public @Nullable String subject;

    /** Admin of every website. */
    public boolean operator;

    @Column(name = "created_at")
    public Instant createdAt = Instant.EPOCH;

    @Column(name = "last_login")
    public @Nullable Instant lastLogin;
}
