package dev.playhead.storage.catalog;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code members}: somebody's role on a website. Never an API type. */
@Entity
@Table(name = "members")
public class MemberEntity extends PanacheEntityBase {
    /** One person on one website. */
    @Embeddable
    public record Key(
            @Column(name = "website_id") String websiteId,
            @Column(name = "person_id") UUID personId) implements Serializable {}

    @EmbeddedId
    public Key key = new Key("", new UUID(0, 0));

    /** {@code viewer}, {@code editor} or {@code admin}. */
    public String role = "viewer";

    @Column(name = "added_at")
    public Instant addedAt = Instant.EPOCH;

    /** The actor who did. */
    @Column(name = "added_by")
    public String addedBy = "";
}
