package dev.playhead.benchmarks.memory;

import dev.playhead.embedded.EmbeddedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Memory of another JVM. */
final class LiveHeap {
    private LiveHeap() {}

    /** Bytes of objects that are alive: asking makes that JVM collect. */
    static long of(EmbeddedServer process) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        List<String> lines;
        try (var answer = jcmd.inputReader(StandardCharsets.UTF_8)) {
            lines = answer.lines().toList();
        }
        jcmd.waitFor();
        return lines.stream()
                .filter(line -> line.startsWith("Total"))
                .map(line -> Long.parseLong(line.trim().split("\\s+")[2]))
                .findFirst()
                .orElseThrow(() -> new IOException("no histogram of " + process.name() + ": "
                        + String.join(" ", lines.subList(0, Math.min(3, lines.size())))));
    }

    /** Resident bytes, or 0 where the system doesn't tell. */
    static long resident(EmbeddedServer process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
            }
        }
        return 0;
    }
}
