package dev.playhead.standalone.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** What processes and folders take up, in bytes. */
final class Resources {
    private static final long KIB = 1024;

    private Resources() {}

    /** Memory of one process; 0 where the system doesn't say. */
    static long residentBytes(ProcessHandle process) {
        return residentBytes(process.pid());
    }

    /** Memory of a process and of all that it started. */
    static long residentBytesWithChildren(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToLong(Resources::residentBytes)
                .sum();
    }

    private static long residentBytes(long pid) {
        Path status = Path.of("/proc/" + pid + "/status");
        try {
            if (Files.exists(status)) {
                return Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
                        .sum();
            }
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
            String answer = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return answer.isEmpty() ? 0 : Long.parseLong(answer) * KIB;
        } catch (IOException endedMeanwhile) {
            return 0;
        }
    }

    /** Size of all files below a folder; those that go away while they are counted don't count. */
    static long diskBytes(Path folder) {
        var total = new AtomicLong();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    total.addAndGet(attributes.size());
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (NoSuchFileException empty) {
            return 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return total.get();
    }

    static String readable(long bytes) {
        double mib = bytes / (double) (KIB * KIB);
        return mib < KIB
                ? String.format(Locale.ROOT, "%.1f MiB", mib)
                : String.format(Locale.ROOT, "%.2f GiB", mib / KIB);
    }
}
