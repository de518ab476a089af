package dev.playhead.endtoend;

import dev.playhead.standalone.RunningPlayhead;
import dev.playhead.standalone.Standalone;
import dev.playhead.standalone.StandaloneOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The whole of Playhead, started once for all tests of this JVM, with the settings that {@code ./playhead up} uses. */
final class Installation {

    private static RunningPlayhead running;

    private Installation() {}

    static synchronized RunningPlayhead running() {
        if (running == null) {
            running = start();
        }
        return running;
    }

    private static RunningPlayhead start() {
        try {
            Path home = Files.createTempDirectory("playhead-e2e");
            RunningPlayhead started = Standalone.start(StandaloneOptions.forTest(home));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                started.close();
                delete(home);
            }));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("Playhead did not start", e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("left behind: " + folder, e);
        }
    }
}
