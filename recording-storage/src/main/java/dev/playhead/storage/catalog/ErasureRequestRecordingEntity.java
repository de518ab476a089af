package dev.playhead.storage.catalog;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A row of {@code erasure_request_recordings} to be read; the indexer writes it. Never an API type. */
@Entity
@Immutable
@IdClass(ErasureRequestRecordingEntity.Key.class)
@Table(name = "erasure_request_recordings")
public class ErasureRequestRecordingEntity extends PanacheEntityBase {
    @Id
    @Column(name = "request_id")
    public UUID requestId = new UUID(0, 0);

    @Id
    @Column(name = "recording_id")
    public UUID recordingId = new UUID(0, 0);

    /** The row's key. */
    public record Key(UUID requestId, UUID recordingId) implements Serializable {}
}
