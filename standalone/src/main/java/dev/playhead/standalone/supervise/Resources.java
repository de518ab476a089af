package dev.playhead.standalone.supervise;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** What processes and folders take up, in bytes. */
public final class Resources {
    private static final long KIB = 1024;

    private Resources() {}

    /** Memory of one process; 0 where the system doesn't say. */
    public static long residentBytes(ProcessHandle process) {
        return residentBytes(process.pid());
    }

    /** Memory of a process and of all that it started. */
    public static long residentBytesWithChildren(ProcessHandle process) {
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
            return number("ps", "-o", "rss=", "-p", Long.toString(pid)) * KIB;
        } catch (IOException endedMeanwhile) {
            return 0;
        }
    }

    /** What a folder takes up on disk; Kafka's preallocated files count as far as they are written. */
    public static long diskBytes(Path folder) {
        return Files.exists(folder) ? number("du", "-sk", folder.toString()) * KIB : 0;
    }

    /** The first number that a program prints; 0 where it has nothing to say. */
    private static long number(String... command) {
        try {
            Process program = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            String first = answer.split("\\s", 2)[0];
            return first.isEmpty() ? 0 : Long.parseLong(first);
        } catch (IOException missing) {
            return 0;
        }
    }

    public static String readable(long bytes) {
        double mib = bytes / (double) (KIB * KIB);
        return mib < KIB
                ? String.format(Locale.ROOT, "%.1f MiB", mib)
                : String.format(Locale.ROOT, "%.2f GiB", mib / KIB);
    }
}
