package dev.playhead.query.search;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a filter by marks comes to: marks are in the catalog, recordings are searched in ClickHouse.
 *
 * @param only these; empty = any
 * @param without these
 */
public record Marked(Optional<List<UUID>> only, List<UUID> without) {
    public static final Marked ANY = new Marked(Optional.empty(), List.of());

    public Marked {
        only = only.map(List::copyOf);
        without = List.copyOf(without);
    }
}
