package dev.playhead.standalone.launch;

import dev.playhead.embedded.EmbeddedServer;
import dev.playhead.embedded.ServerFailedException;
import dev.playhead.standalone.supervise.StartFailedException;
import dev.playhead.standalone.supervise.Workload;
import java.time.Duration;

/** One of the embedded servers. Its start returns when it answers. */
record ServerWorkload(EmbeddedServer server) implements Workload {
    @Override
    public String name() {
        return server.name();
    }

    @Override
    public ProcessHandle start() throws StartFailedException {
        try {
            server.start();
            long pid = server.pid();
            return ProcessHandle.of(pid)
                    .orElseThrow(() -> new StartFailedException(name() + " ended as soon as it answered"));
        } catch (ServerFailedException | IllegalStateException failure) {
            server.kill();
            throw new StartFailedException(String.valueOf(failure.getMessage()), failure);
        }
    }

    /** The server has a patience of its own. */
    @Override
    public void stop(Duration patience) {
        server.stop();
    }
}
