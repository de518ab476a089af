package dev.playhead.standalone;

import dev.playhead.standalone.supervise.StartFailedException;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One running service or server, and what a test may do to it. {@link #kill} is what happens in real life: the
 * supervisor starts the process again after its backoff (half a second the first time, doubling up to 30 s while it
 * keeps dying). A test that wants it to stay away uses {@link #hold} and {@link #resume}.
 */
public interface ServiceHandle {
    String name();

    /** Where it listens; {@code tcp://} for what speaks no HTTP. */
    URI url();

    /** Its process, or empty while it is dead. */
    OptionalLong pid();

    /** {@code kill -9}. Returns when the process is gone; it is started again by the supervisor. */
    void kill();

    /** {@code kill -9}, and no restart until {@link #resume}. */
    void hold();

    /** Starts what was held, at once. Servers answer when this returns, services when {@link #awaitReady} does. */
    void resume() throws StartFailedException;

    /**
     * What a rolling restart does to one instance: {@code SIGTERM}, a wait for the exit, and a new process at once, without
     * the backoff after a death. Services are ready when {@link #awaitReady} returns.
     *
     * @throws IllegalStateException when it doesn't run, hasn't ended within {@code patience} (it goes on running then), or
     *     can't be started again
     */
    void restart(Duration patience);

    /**
     * Exit code of the service's process that ended last: 143 after a {@code SIGTERM} that it obeyed, 137 after a kill.
     * Empty while none has ended, and for servers.
     */
    OptionalInt lastExit();

    /**
     * Returns when the process answers as ready.
     *
     * @throws IllegalStateException when it doesn't within {@code patience}
     */
    void awaitReady(Duration patience);
}
