package dev.playhead.standalone.launch;

import dev.playhead.standalone.supervise.ProcessEnd;
import dev.playhead.standalone.supervise.StartFailedException;
import dev.playhead.standalone.supervise.Workload;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One of the four services. Its start returns at once; {@link Readiness} tells when it answers. */
final class ServiceWorkload implements Workload {
    private final String name;
    private final ServiceProgram program;
    private volatile @Nullable ProcessHandle process;

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
        ProcessHandle started = program.start().toHandle();
        process = started;
        return started;
    }

    @Override
    public void stop(Duration patience) {
        ProcessHandle running = process;
        if (running != null) {
            ProcessEnd.end(running, patience);
        }
    }
}
