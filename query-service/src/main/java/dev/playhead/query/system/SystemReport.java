package dev.playhead.query.system;

import dev.playhead.storage.catalog.IndexerBeat;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How the whole system stands. Times are epoch ms. */
@Schema(description = "How the whole system stands; times are epoch milliseconds")
record SystemReport(
        long checkedAt,

        @Schema(
                enumeration = {"ok", "impaired"},
                description = "impaired: at least one part is not ok")
        String status,

        @Schema(description = "Of the answering query-service")
        String version,

        List<SystemPart> parts,

        @Schema(description = "The latest first; one that ended without a word is listed for an hour")
        List<Indexer> indexers) {
    static SystemReport of(long checkedAt, String version, List<SystemPart> parts, List<Indexer> indexers) {
        boolean ok = parts.stream().allMatch(SystemPart::isOk);
        return new SystemReport(checkedAt, ok ? "ok" : "impaired", version, parts, indexers);
    }

    /** What an indexer last said of itself. */
    @Schema(description = "What an indexer last said of itself")
    record Indexer(
            String instance,
            String host,
            String version,
            long startedAt,
            long beatAt,

            @Schema(description = "Whether it said so lately")
            boolean alive,

            @Schema(description = "That it owns") int partitions,

            @Schema(description = "Age of its oldest unindexed record; null = none, or not known", nullable = true)
            @Nullable
            Long oldestUnindexedMs,

            @Schema(
                    enumeration = {"object-storage", "clickhouse", "kafka"},
                    description = "null = it waits for nothing",
                    nullable = true)
            @Nullable
            String waitingFor,

            @Schema(nullable = true) @Nullable Long waitingSince,

            @Schema(description = "Its last publish", nullable = true) @Nullable
            Long publishedAt) {
        static Indexer of(IndexerBeat beat, boolean alive) {
            return new Indexer(
                    beat.instance().toString(),
                    beat.host(),
                    beat.version(),
                    beat.startedAt(),
                    beat.beatAt(),
                    alive,
                    beat.partitions(),
                    nullable(beat.oldestUnindexedMs()),
                    beat.waiting().map(IndexerBeat.Waiting::server).orElse(null),
                    beat.waiting().map(IndexerBeat.Waiting::since).orElse(null),
                    nullable(beat.publishedAt()));
        }

        private static @Nullable Long nullable(OptionalLong value) {
            return value.isPresent() ? (Long) value.getAsLong() : null;
        }
    }
}
