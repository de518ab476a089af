package dev.playhead.endtoend.faults;

import dev.playhead.standalone.ServiceHandle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A running process and its children can't write past a file's first bytes: what a full disk does to a server, without
 * filling one. Needs Linux and util-linux's {@code prlimit}, and no rights beyond those of the process's owner.
 */
final class FileLimit implements AutoCloseable {
    /** Small files, such as markers of a clean end, can still be written; anything with data in it can't. */
    private static final int BYTES = 16_384;

    private final List<ProcessHandle> limited;

    private FileLimit(List<ProcessHandle> limited) {
        this.limited = limited;
    }

    static boolean isPossible() {
        return System.getProperty("os.name").equals("Linux")
                && Stream.of("/usr/bin/prlimit", "/bin/prlimit").map(Path::of).anyMatch(Files::isExecutable);
    }

    static FileLimit on(ServiceHandle server) {
        ProcessHandle process = server.pid().stream()
                .mapToObj(ProcessHandle::of)
                .flatMap(found -> found.stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError(server.name() + " doesn't run"));
        List<ProcessHandle> limited = new ArrayList<>();
        // Twice: children that came meanwhile have the limit from birth, if their parent had it.
        limit(Stream.concat(Stream.of(process), process.descendants()), BYTES + ":", limited);
        limit(process.descendants(), BYTES + ":", limited);
        return new FileLimit(limited);
    }

    /** Whoever has survived may write again; a process that has ended is started without the limit. */
    @Override
    public void close() {
        List<ProcessHandle> freed = new ArrayList<>();
        limited.stream()
                .filter(ProcessHandle::isAlive)
                .forEach(process ->
                        limit(Stream.concat(Stream.of(process), process.descendants()), "unlimited:", freed));
    }

    private static void limit(Stream<ProcessHandle> processes, String soft, List<ProcessHandle> done) {
        processes.forEach(process -> {
            if (run("prlimit", "--pid", Long.toString(process.pid()), "--fsize=" + soft)) {
                done.add(process);
            } else if (process.isAlive()) {
                throw new AssertionError("prlimit has no power over process " + process.pid());
            }
        });
    }

    /** Returns whether it ended well; a process that is gone can't be limited. */
    private static boolean run(String... command) {
        try {
            Process started =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return started.waitFor() == 0 && output.isEmpty();
        } catch (IOException missing) {
            throw new AssertionError(command[0] + " can't be run", missing);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }
}
