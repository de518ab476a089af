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

/** A row of {@code intake_tallies}, which the indexer writes. Never an API type. */
@Entity
@Table(name = "intake_tallies")
public class IntakeTallyEntity extends PanacheEntityBase {
    /** What one instance of ingest saw of a website in an hour; an empty reason = it was accepted. */
    @Embeddable
    public record Key(@Column(name = "website_id") String websiteId, Instant hour, String reason, UUID instance)
            implements Serializable {}

    @EmbeddedId
    public Key key = new Key("", Instant.EPOCH, "", new UUID(0, 0));

    /** Chunks and starts. */
    public long count;

    @Column(name = "last_at")
    public Instant lastAt = Instant.EPOCH;
}
