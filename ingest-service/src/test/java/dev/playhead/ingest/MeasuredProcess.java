package dev.playhead.ingest;

import dev.playhead.embedded.ServiceProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a process of ours occupies after a collection.
 *
 * @param heap live bytes
 * @param resident bytes of the whole process
 */
record MeasuredProcess(long heap, long resident) {
    static MeasuredProcess of(ServiceProcess service) {
        try {
            String pid = Long.toString(service.pid());
            Process collection = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            pid,
                            "GC.run")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(collection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (collection.waitFor() != 0) {
                throw new AssertionError(said);
            }
            return new MeasuredProcess(heap(service), resident(pid));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static long heap(ServiceProcess service) throws IOException {
        try (InputStream metrics = service.url().resolve("/q/metrics").toURL().openStream()) {
            return new String(metrics.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                    .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        }
    }

    private static long resident(String pid) throws IOException {
        List<String> status = Files.readAllLines(Path.of("/proc", pid, "status"));
        return status.stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow();
    }
}
