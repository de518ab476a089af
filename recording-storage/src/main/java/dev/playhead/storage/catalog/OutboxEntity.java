package dev.playhead.storage.catalog;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A row of {@code recordings_outbox}, to be read: ClickHouse has yet to hear of what this recording is now. */
@Entity
@Immutable
@Table(name = "recordings_outbox")
public class OutboxEntity extends PanacheEntityBase {
    @Id
    @Column(name = "recording_id")
    public UUID recordingId = new UUID(0, 0);

    public long revision;
}
