package dev.playhead.storage.catalog;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A row of {@code saved_filters}. Never an API type. */
@Entity
@Table(name = "saved_filters")
public class SavedFilterEntity extends PanacheEntityBase {
    @Id
    @Column(name = "filter_id")
    public UUID filterId = new UUID(0, 0);

    @Column(name = "website_id")
    public String websiteId = "";

    public String name = "";

    /** Parameters of a list request, as a query string. */
    public String query = "";

    public String author = "";

    /** Epoch ms. */
    @Column(name = "created_at")
    public long createdAt;
}
