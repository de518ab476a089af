package dev.playhead.embedded;

import dev.playhead.embedded.process.ProcessLife;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** PostgreSQL's own lock file, {@code postmaster.pid}, which a killed parent or a reused process id leaves in the way. */
final class PostmasterLock {
    private PostmasterLock() {}

    /**
     * Ends a postmaster that still serves this cluster, and removes a lock whose process id now belongs to something
     * else. A lock whose process is gone stays: PostgreSQL checks by it that no orphan still uses the shared memory.
     */
    static void release(Path cluster, Duration deadline) throws IOException {
        Path lock = cluster.resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return;
        }
        List<String> lines = Files.readAllLines(lock);
        String pid = lines.isEmpty() ? "" : lines.getFirst().trim();
        Optional<ProcessHandle> holder = pid.isEmpty() || !pid.chars().allMatch(Character::isDigit)
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(pid)).filter(ProcessLife::runs);
        if (holder.isEmpty()) {
            return;
        }
        if (serves(holder.get(), cluster)) {
            end(holder.get(), deadline);
        } else {
            Files.deleteIfExists(lock);
        }
    }

    /** SIGINT, for which Java has no call of its own. */
    static void fastShutdown(ProcessHandle postmaster) {
        try {
            new ProcessBuilder("kill", "-INT", String.valueOf(postmaster.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            postmaster.destroy();
        } catch (InterruptedException e) {
            postmaster.destroy();
            Thread.currentThread().interrupt();
        }
    }

    private static boolean serves(ProcessHandle process, Path cluster) {
        String command = process.info().commandLine().orElse("");
        return command.contains("postgres") && command.contains(cluster.toString());
    }

    private static void end(ProcessHandle postmaster, Duration deadline) {
        fastShutdown(postmaster);
        if (!ProcessLife.awaitEnd(postmaster, deadline)) {
            postmaster.destroyForcibly();
            ProcessLife.awaitEnd(postmaster, deadline);
        }
    }
}
