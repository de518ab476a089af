package dev.playhead.embedded.quarkus;

import dev.playhead.embedded.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One server for all tests of a JVM, in a temporary folder that goes when the JVM ends. */
final class SharedServer<S extends EmbeddedServer> {
    private final String name;
    private final Function<Path, S> maker;
    private @Nullable S server;

    SharedServer(String name, Function<Path, S> maker) {
        this.name = name;
        this.maker = maker;
    }

    /** The running server. A test that ended it gets it back started. */
    synchronized S started() {
        S present = server;
        if (present == null) {
            present = make();
            server = present;
        }
        present.start();
        return present;
    }

    private S make() {
        try {
            Path folder = Files.createTempDirectory("playhead-" + name);
            S made = maker.apply(folder);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                made.kill();
                delete(folder);
            }));
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder for " + name, e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("temporary folder left behind: " + folder, e);
        }
    }
}
