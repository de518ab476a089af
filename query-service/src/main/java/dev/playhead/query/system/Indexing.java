package dev.playhead.query.system;

import dev.playhead.storage.catalog.IndexerBeat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What the indexers' beats say of indexing, and of object storage, which only they know. Empty = the catalog didn't say. */
final class Indexing {
    private static final String INDEXER = "indexer";
    private static final String OBJECT_STORAGE = "object-storage";

    private final Optional<List<IndexerBeat>> all;
    private final List<IndexerBeat> alive;
    private final Duration silence;

    Indexing(Optional<List<IndexerBeat>> all, Duration silence) {
        this.all = all;
        this.silence = silence;
        this.alive = all.orElse(List.of()).stream().filter(this::isAlive).toList();
    }

    List<SystemReport.Indexer> indexers() {
        return all.orElse(List.of()).stream()
                .map(beat -> SystemReport.Indexer.of(beat, isAlive(beat)))
                .toList();
    }

    SystemPart indexer() {
        if (all.isEmpty()) {
            return SystemPart.unknown(INDEXER, "The catalog, where indexers report, does not answer.");
        }
        if (alive.isEmpty()) {
            return SystemPart.down(INDEXER, null, "No indexer has reported for " + silence.toSeconds() + " s.");
        }
        return alive.stream()
                .flatMap(beat -> beat.waiting().stream())
                .findFirst()
                .map(waiting -> SystemPart.waiting(
                        INDEXER, "Waits for " + waiting.server() + "; what it has not indexed stays in Kafka."))
                .orElseGet(() -> SystemPart.ok(INDEXER, null, inAction()));
    }

    SystemPart objectStorage() {
        if (all.isEmpty()) {
            return SystemPart.unknown(
                    OBJECT_STORAGE, "Indexers know, and the catalog, where they report, does not answer.");
        }
        if (alive.isEmpty()) {
            return SystemPart.unknown(OBJECT_STORAGE, "Indexers know, and none has reported.");
        }
        boolean missed = alive.stream().flatMap(beat -> beat.waiting().stream()).anyMatch(waiting -> waiting.server()
                .equals(OBJECT_STORAGE));
        return missed
                ? SystemPart.down(OBJECT_STORAGE, null, "An indexer waits for object storage to answer.")
                : SystemPart.ok(OBJECT_STORAGE, null, "No indexer waits for it.");
    }

    private boolean isAlive(IndexerBeat beat) {
        return beat.beatAgeMs() <= silence.toMillis();
    }

    private String inAction() {
        int partitions = alive.stream().mapToInt(IndexerBeat::partitions).sum();
        OptionalLong oldest = alive.stream()
                .flatMapToLong(beat -> beat.oldestUnindexedMs().stream())
                .max();
        String who = alive.size() == 1 ? "1 indexer has " : alive.size() + " indexers have ";
        return who + partitions + " partitions; "
                + (oldest.isPresent()
                        ? "the oldest unindexed record is " + oldest.getAsLong() + " ms old."
                        : "nothing waits to be indexed.");
    }
}
