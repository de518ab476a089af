package dev.playhead.endtoend;

import dev.playhead.embedded.EmbeddedS3;
import dev.playhead.embedded.FreePorts;
import dev.playhead.endtoend.disturb.StoreLine;
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

/**
 * The whole of Playhead, started once for all tests of this JVM, with the settings that {@code ./playhead up} uses. Its
 * services reach the object store through a line that tests can disturb.
 */
public final class Installation {

    private static RunningPlayhead running;
    private static StoreLine store;

    private Installation() {}

    public static synchronized RunningPlayhead running() {
        if (running == null) {
            running = start();
        }
        return running;
    }

    /** Whoever disturbs it lets it become clear again. */
    public static synchronized StoreLine store() {
        running();
        return store;
    }

    private static RunningPlayhead start() {
        try {
            Path home = Files.createTempDirectory("playhead-e2e");
            int storePort = FreePorts.any();
            StoreLine line = new StoreLine(storePort);
            RunningPlayhead started = Standalone.start(StandaloneOptions.forTest(home)
                    .withPort(EmbeddedS3.NAME, storePort)
                    .withEnvironment("QUARKUS_S3_ENDPOINT_OVERRIDE", line.endpoint())
                    // So that what ends is archived while it is being read, and what that replaces is gone soon.
                    .withEnvironment("PLAYHEAD_ARCHIVE_AFTER", "2s")
                    .withEnvironment("PLAYHEAD_ARCHIVE_EVERY", "1s")
                    .withEnvironment("PLAYHEAD_ARCHIVE_FREED_AFTER", "2s")
                    .withEnvironment("PLAYHEAD_ARCHIVE_LEVEL", "3"));
            store = line;
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                started.close();
                line.close();
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
