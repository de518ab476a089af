package dev.playhead.standalone.launch;

import dev.playhead.standalone.ServiceHandle;
import dev.playhead.standalone.supervise.StartFailedException;
import dev.playhead.standalone.supervise.Supervised;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A supervised process with its address.
 *
 * @param tellsReadiness services do; a server's process is only known once it answers, so a living one is ready
 */
record SupervisedHandle(Supervised supervised, URI url, boolean tellsReadiness) implements ServiceHandle {
    /** Services note each refusal in their log, so they aren't asked more often. */
    private static final Duration POLL = Duration.ofMillis(200);

    @Override
    public String name() {
        return supervised.name();
    }

    @Override
    public OptionalLong pid() {
        return supervised.pid();
    }

    @Override
    public void kill() {
        supervised.kill();
    }

    @Override
    public void hold() {
        supervised.hold();
    }

    @Override
    public void resume() throws StartFailedException {
        supervised.start();
    }

    @Override
    public void restart(Duration patience) {
        try {
            supervised.restart(patience);
        } catch (StartFailedException failure) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
    }

    @Override
    public OptionalInt lastExit() {
        return supervised.lastExit();
    }

    @Override
    public void awaitReady(Duration patience) {
        try {
            if (!isReadyWithin(patience)) {
                throw new IllegalStateException(name() + " isn't ready after " + patience);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + name(), interrupted);
        }
    }

    boolean isReadyWithin(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!(supervised.isAlive() && (!tellsReadiness || Readiness.isReady(url)))) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(POLL);
        }
        return true;
    }
}
