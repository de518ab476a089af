package dev.playhead.benchmarks.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/**
 * Where and when something was measured.
 *
 * @param cores that this process may use
 * @param memoryGib of the machine
 * @param load average of the last minute when it began, −1 where nobody knows; more than a few tenths bends times
 * @param at when it began, UTC
 */
public record Machine(
        String processor, int cores, double memoryGib, String system, String java, double load, String at) {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    public static Machine here() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        double gib = system instanceof com.sun.management.OperatingSystemMXBean more
                ? Math.round(more.getTotalMemorySize() * 10.0 / (1L << 30)) / 10.0
                : 0;
        return new Machine(
                processorName(),
                system.getAvailableProcessors(),
                gib,
                system.getName() + " " + system.getVersion() + " " + system.getArch(),
                Runtime.version().toString(),
                Math.round(system.getSystemLoadAverage() * 100) / 100.0,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static String processorName() {
        if (!Files.isReadable(PROCESSORS)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
