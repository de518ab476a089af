package dev.playhead.storage.catalog;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code websites}. Never an API type, never logged. */
@Entity
@Table(name = "websites")
public class WebsiteEntity extends PanacheEntityBase {
    @Id
    @Column(name = "website_id")
    public String websiteId = "";

    public String name = "";

    /** Raised by every change of the settings; readers of the topic ignore lower ones. */
    public long version;

    /** The WebsiteSettings document. */
    @JdbcTypeCode(SqlTypes.JSON)
    public String settings = "{}";

    @Column(name = "created_at")
    public Instant createdAt = Instant.EPOCH;
}
