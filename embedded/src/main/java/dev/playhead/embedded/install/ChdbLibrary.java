package dev.playhead.embedded.install;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Finds {@code libchdb.so}, the ClickHouse engine: the system property {@code playhead.chdb.library}, else the
 * environment variable {@code PLAYHEAD_CHDB_LIBRARY}, else the user's cache folder, filled once through npm.
 */
public final class ChdbLibrary {
    public static final String PROPERTY = "playhead.chdb.library";
    public static final String VARIABLE = "PLAYHEAD_CHDB_LIBRARY";

    private static final long INSTALL_MINUTES = 15; // 178 MB to download, on a slow line
    private static final String OTHERWISE =
            " Set " + VARIABLE + " to a libchdb.so of your own, or install Node.js with npm and try again.";

    private ChdbLibrary() {}

    /** @throws IOException if it cannot be found or installed; the message says what to do */
    public static Path locate() throws IOException {
        for (String named : new String[] {System.getProperty(PROPERTY), System.getenv(VARIABLE)}) {
            if (named != null && !named.isBlank()) {
                Path file = Path.of(named).toAbsolutePath();
                if (!Files.isRegularFile(file)) {
                    throw new IOException("the ClickHouse engine's library is not at " + file + ", which " + PROPERTY
                            + " or " + VARIABLE + " names");
                }
                return file;
            }
        }
        String version = CacheFolder.version("chdb");
        String name = "@chdb/" + Platform.current().chdbPackage();
        Path folder = CacheFolder.filled("chdb", version, partial -> install(name, version, partial));
        return folder.resolve("node_modules").resolve(name).resolve("libchdb.so");
    }

    private static void install(String name, String version, Path folder) throws IOException {
        Path log = folder.resolve("npm.log");
        Process npm;
        try {
            npm = new ProcessBuilder(List.of(
                            "npm",
                            "install",
                            "--prefix",
                            folder.toString(),
                            "--no-audit",
                            "--no-fund",
                            "--no-package-lock",
                            "--ignore-scripts",
                            name + "@" + version))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new IOException("npm, which brings the ClickHouse engine, cannot be run." + OTHERWISE, e);
        }
        try {
            if (!npm.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES)) {
                npm.destroyForcibly();
                throw new IOException(
                        name + "@" + version + " was not there after " + INSTALL_MINUTES + " minutes." + OTHERWISE);
            }
        } catch (InterruptedException e) {
            npm.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while npm installed " + name, e);
        }
        if (npm.exitValue() != 0 || !Files.exists(folder.resolve("node_modules/" + name + "/libchdb.so"))) {
            throw new IOException("npm could not install " + name + "@" + version
                    + "; is its registry reachable?" + OTHERWISE + " It says:\n"
                    + Files.readString(log, StandardCharsets.UTF_8));
        }
    }
}
