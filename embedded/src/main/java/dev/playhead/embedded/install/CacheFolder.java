package dev.playhead.embedded.install;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** Folders below {@code ${XDG_CACHE_HOME:-~/.cache}/playhead}: filled once, complete or absent, whoever fills them at the same time. */
final class CacheFolder {
    private CacheFolder() {}

    interface Fill {
        void into(Path folder) throws IOException;
    }

    /** The version that this build was made with, from {@code versions.properties}. */
    static String version(String key) {
        Properties versions = new Properties();
        try (InputStream stream = CacheFolder.class.getResourceAsStream("versions.properties")) {
            if (stream == null) {
                throw new IllegalStateException("versions.properties is not on the classpath");
            }
            versions.load(stream);
        } catch (IOException e) {
            throw new IllegalStateException("versions.properties cannot be read", e);
        }
        return versions.getProperty(key);
    }

    /** Returns the folder {@code <cache>/<what>/<version>}, filled by {@code fill} if it did not exist. */
    static synchronized Path filled(String what, String version, Fill fill) throws IOException {
        Path base = Files.createDirectories(cacheHome().resolve("playhead").resolve(what));
        Path folder = base.resolve(version);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Path lockFile = base.resolve(version + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (!lock.isValid() || Files.isDirectory(folder)) {
                return folder;
            }
            Path partial = Files.createTempDirectory(base, version + ".partial");
            try {
                fill.into(partial);
                Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                delete(partial);
            }
            return folder;
        }
    }

    private static Path cacheHome() {
        String set = System.getenv("XDG_CACHE_HOME");
        return set == null || set.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(set);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }
}
