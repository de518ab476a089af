package dev.playhead.embedded;

import dev.playhead.embedded.process.ProcessLife;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Remembers the process that serves a data folder and the process that started it, each with its start time, so
 * that a reused process id is never taken for either.
 */
record PidFile(Path file, String name) {
    static PidFile of(Path dataDir, String name) {
        return new PidFile(dataDir.resolve(name + ".pid"), name);
    }

    void write(ProcessHandle server) throws IOException {
        Files.write(file, List.of(line(server), line(ProcessHandle.current())));
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    /**
     * Ends a server whose parent was killed before it could stop it.
     *
     * @throws ServerFailedException if its parent lives: two owners of one folder would break the data
     */
    void endLeftover(Duration deadline, Consumer<ProcessHandle> askToEnd) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        List<String> lines = Files.readAllLines(file);
        Optional<ProcessHandle> server = lines.isEmpty() ? Optional.empty() : alive(lines.getFirst());
        if (server.isPresent()) {
            Optional<ProcessHandle> owner = lines.size() < 2 ? Optional.empty() : alive(lines.get(1));
            if (owner.isPresent() && !owner.get().equals(ProcessHandle.current())) {
                throw new ServerFailedException(name + " already runs on this data folder (process "
                        + server.get().pid() + ", started by process "
                        + owner.get().pid() + ")");
            }
            askToEnd.accept(server.get());
            if (!ProcessLife.awaitEnd(server.get(), deadline)) {
                server.get().destroyForcibly();
                ProcessLife.awaitEnd(server.get(), deadline);
            }
        }
        delete();
    }

    private static String line(ProcessHandle process) {
        return process.pid() + " " + started(process);
    }

    private static Optional<ProcessHandle> alive(String line) {
        String[] parts = line.trim().split(" ", 2);
        if (parts.length < 2 || !parts[0].chars().allMatch(Character::isDigit)) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(parts[0]))
                .filter(ProcessLife::runs)
                .filter(process -> started(process).equals(parts[1]));
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
