package dev.playhead.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Which ports this user's processes have been given: of one file, the byte of each port is locked for as long as the process
 * lives that was given it. The file stays empty.
 */
final class PortLocks {
    private static final Path FILE = Path.of(
            System.getProperty("java.io.tmpdir"),
            "playhead-ports-" + System.getProperty("user.name").replaceAll("\\W", "_"));

    /** Never closed: that would give up every lock. */
    private static @Nullable FileChannel channel;

    private PortLocks() {}

    /** Returns whether the port was this process's to take; asked once for a port. */
    static synchronized boolean take(int port) {
        try {
            FileChannel open = channel;
            if (open == null) {
                open = FileChannel.open(FILE, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                channel = open;
            }
            return open.tryLock(port, 1, false) != null;
        } catch (IOException noLocks) {
            throw new UncheckedIOException("Ports can't be shared out between processes: " + FILE, noLocks);
        }
    }
}
