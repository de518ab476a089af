package dev.playhead.storage.catalog;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A row of {@code recordings_seen}: somebody has opened a recording. Never an API type. */
@Entity
@Table(name = "recordings_seen")
public class SeenEntity extends PanacheEntityBase {
    /** Made of the other two, so that nobody sees a recording twice. */
    @Id
    @Column(name = "seen_id")
    public UUID seenId = new UUID(0, 0);

    public String actor = "";

    @Column(name = "recording_id")
    public UUID recordingId = new UUID(0, 0);

    @Column(name = "website_id")
    public String websiteId = "";

    /** Epoch ms, the first time. */
    @Column(name = "seen_at")
    public long seenAt;

    public static UUID idOf(String actor, UUID recordingId) {
        return UUID.nameUUIDFromBytes((recordingId + " " + actor).getBytes(StandardCharsets.UTF_8));
    }
}
