package dev.playhead.storage.catalog;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.LocalDate;

/** A row of {@code usage_daily}, which the indexer writes. Never an API type. */
@Entity
@Table(name = "usage_daily")
public class UsageDayEntity extends PanacheEntityBase {
    /** A website's UTC day. */
    @Embeddable
    public record Key(@Column(name = "website_id") String websiteId, LocalDate day) implements Serializable {}

    @EmbeddedId
    public Key key = new Key("", LocalDate.EPOCH);

    /** Those that began. */
    public long recordings;

    @Column(name = "events_stored")
    public long eventsStored;

    @Column(name = "events_duplicate")
    public long eventsDuplicate;

    @Column(name = "events_fenced")
    public long eventsFenced;

    @Column(name = "events_dead_lettered")
    public long eventsDeadLettered;

    @Column(name = "raw_bytes")
    public long rawBytes;

    @Column(name = "stored_bytes")
    public long storedBytes;
}
