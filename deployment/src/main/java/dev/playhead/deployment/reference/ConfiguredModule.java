package dev.playhead.deployment.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A Maven module whose code reads configuration.
 *
 * @param folder below the repository's root
 * @param readers the processes that run its code
 */
record ConfiguredModule(String folder, Set<String> readers) {

    static final List<ConfiguredModule> ALL = List.of(
            new ConfiguredModule("ingest-service", Set.of("ingest")),
            new ConfiguredModule("indexer-service", Set.of("indexer")),
            new ConfiguredModule("query-service", Set.of("query")),
            new ConfiguredModule("replay-service", Set.of("replay")),
            new ConfiguredModule("recording-storage", Set.of("indexer", "query", "replay")));

    /** The module's production sources that contain the text, in a stable order. */
    List<Path> sourcesWith(Path root, String text) {
        try (Stream<Path> files = Files.walk(root.resolve(folder).resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> contains(file, text))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
