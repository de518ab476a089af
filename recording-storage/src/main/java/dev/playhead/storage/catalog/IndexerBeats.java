package dev.playhead.storage.catalog;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What the indexers say of themselves. Thread-safe; fails as the database client does. */
@ApplicationScoped
public class IndexerBeats {
    // Ages by the clock that the indexers' rows were written with, not by ours.
    private static final String ALL = """
            SELECT instance, host, version, partitions, oldest_unindexed_ms, waiting_for,
                   (extract(epoch FROM started_at) * 1000)::bigint, (extract(epoch FROM beat_at) * 1000)::bigint,
                   greatest(0, (extract(epoch FROM clock_timestamp() - beat_at) * 1000)::bigint),
                   (extract(epoch FROM waiting_since) * 1000)::bigint, (extract(epoch FROM published_at) * 1000)::bigint
              FROM indexers
             ORDER BY beat_at DESC
             LIMIT 1000
            """;

    private final Pool catalog;

    public IndexerBeats(Pool catalog) {
        this.catalog = catalog;
    }

    /** The latest first. Rows of indexers that ended without a word stay for an hour: mind their age. */
    public Uni<List<IndexerBeat>> all() {
        return catalog.query(ALL).execute().map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(IndexerBeats::beat)
                .toList());
    }

    private static IndexerBeat beat(Row row) {
        @Nullable String server = row.getString(5);
        @Nullable Long since = row.getLong(9);
        return new IndexerBeat(
                row.getUUID(0),
                row.getString(1),
                row.getString(2),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getInteger(3),
                optional(row.getLong(4)),
                server == null || since == null
                        ? Optional.empty()
                        : Optional.of(new IndexerBeat.Waiting(server, since)),
                optional(row.getLong(10)));
    }

    private static OptionalLong optional(@Nullable Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
