package dev.playhead.standalone.supervise;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Keeps the logs of a folder bounded: a {@code name.log} that has grown too large is copied to {@code name.log.1} and
 * emptied. Processes append to their log themselves, so that they outlive their supervisor; that is why the file is
 * emptied in place, and a line written between copy and cut is lost.
 *
 * @param folder holds the logs
 * @param maxBytes size at which a log is cut
 * @param olderParts how many copies of a log are kept
 */
public record LogRotation(Path folder, long maxBytes, int olderParts) implements Runnable {
    /** Large enough for a day of a quiet installation, small enough to open in an editor. */
    public static final long DEFAULT_MAX_BYTES = 10L * 1024 * 1024;

    public static final int DEFAULT_OLDER_PARTS = 3;

    @Override
    public void run() {
        try (DirectoryStream<Path> logs = Files.newDirectoryStream(folder, "*.log")) {
            for (Path log : logs) {
                if (Files.size(log) > maxBytes) {
                    cut(log);
                }
            }
        } catch (IOException unwritable) {
            // A full disk must not end what is still running; the next round tries again.
            System.err.println("Logs in " + folder + " can't be rotated: " + unwritable.getMessage());
        }
    }

    private void cut(Path log) throws IOException {
        for (int part = olderParts; part > 1; part--) {
            Path newer = part(log, part - 1);
            if (Files.exists(newer)) {
                Files.move(newer, part(log, part), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.copy(log, part(log, 1), StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel file = FileChannel.open(log, StandardOpenOption.WRITE)) {
            file.truncate(0);
        }
    }

    private static Path part(Path log, int number) {
        return log.resolveSibling(log.getFileName() + "." + number);
    }
}
