package dev.playhead.standalone.launch;

import dev.playhead.standalone.supervise.ProcessEnd;
import dev.playhead.standalone.supervise.StartFailedException;
import dev.playhead.standalone.supervise.Workload;
import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** One of the four services. Its start returns at once; {@link Readiness} tells when it answers. */
final class ServiceWorkload implements Workload {
    private final String name;
    private final ServiceProgram program;
    private volatile @Nullable Process process;
    private volatile @Nullable Process ended;

    ServiceWorkload(String name, ServiceProgram program) {
        this.name = name;
        this.program = program;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ProcessHandle start() throws StartFailedException {
        ended = process;
        Process started = program.start();
        process = started;
        return started.toHandle();
    }

    @Override
    public OptionalInt lastExit() {
        Process current = process;
        if (current != null && !current.isAlive()) {
            return OptionalInt.of(current.exitValue());
        }
        Process earlier = ended;
        return earlier == null || earlier.isAlive() ? OptionalInt.empty() : OptionalInt.of(earlier.exitValue());
    }

    @Override
    public void stop(Duration patience) {
        Process running = process;
        if (running != null) {
            ProcessEnd.end(running.toHandle(), patience);
        }
    }
}
