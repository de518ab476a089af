package dev.playhead.storage.catalog;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code erasures} to be read; the indexer writes it. Never an API type. */
@Entity
@Immutable
@Table(name = "erasures")
public class ErasureEntity extends PanacheEntityBase {
    @Id
    @Column(name = "recording_id")
    public UUID recordingId = new UUID(0, 0);

    @Column(name = "website_id")
    public String websiteId = "";

    /** When the log took the request. */
    @Column(name = "requested_at")
    public Instant requestedAt = Instant.EPOCH;

    /** Until then Kafka keeps the raw chunks. */
    @Column(name = "kafka_until")
    public Instant kafkaUntil = Instant.EPOCH;

    /** When object storage got the mark that a rebuild of the catalog honours; null = not yet. */
    @Column(name = "tombstone_at")
    public @Nullable Instant tombstoneAt;

    /** When ClickHouse's rows were deleted; null = not yet. */
    @Column(name = "facts_at")
    public @Nullable Instant factsAt;

    /** When the last shared segment was rewritten; null = not yet. */
    @Column(name = "segments_at")
    public @Nullable Instant segmentsAt;
}
