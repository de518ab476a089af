package dev.playhead.embedded;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where and how a server runs.
 *
 * @param dataDir the server's own folder; created if missing
 * @param port TCP port on localhost; 0 chooses a free one
 * @param portSetting what a person changes to move the port; named when the port is taken
 * @param logFile receives the server's output, appended
 * @param heapMiB most heap of a child JVM, in MiB; without meaning for PostgreSQL
 * @param startDeadline how long {@link EmbeddedServer#start()} waits for an answer
 * @param stopDeadline how long {@link EmbeddedServer#stop()} waits before it kills
 */
public record ServerSettings(
        Path dataDir,
        int port,
        String portSetting,
        Path logFile,
        int heapMiB,
        Duration startDeadline,
        Duration stopDeadline) {
    public static final int DEFAULT_HEAP_MIB = 512;
    public static final Duration DEFAULT_START_DEADLINE = Duration.ofSeconds(60);
    public static final Duration DEFAULT_STOP_DEADLINE = Duration.ofSeconds(15);

    public ServerSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
        }
        dataDir = dataDir.toAbsolutePath().normalize();
        logFile = logFile.toAbsolutePath().normalize();
    }

    /** Defaults for the server called {@code name}: its log is {@code <dataDir>/<name>.log}. */
    public static ServerSettings of(String name, Path dataDir, int port) {
        return new ServerSettings(
                dataDir,
                port,
                "the port given for " + name,
                dataDir.resolve(name + ".log"),
                DEFAULT_HEAP_MIB,
                DEFAULT_START_DEADLINE,
                DEFAULT_STOP_DEADLINE);
    }

    public ServerSettings withPortSetting(String setting) {
        return new ServerSettings(dataDir, port, setting, logFile, heapMiB, startDeadline, stopDeadline);
    }

    public ServerSettings withLogFile(Path file) {
        return new ServerSettings(dataDir, port, portSetting, file, heapMiB, startDeadline, stopDeadline);
    }

    public ServerSettings withHeapMiB(int mebibytes) {
        return new ServerSettings(dataDir, port, portSetting, logFile, mebibytes, startDeadline, stopDeadline);
    }

    public ServerSettings withDeadlines(Duration start, Duration stop) {
        return new ServerSettings(dataDir, port, portSetting, logFile, heapMiB, start, stop);
    }
}
