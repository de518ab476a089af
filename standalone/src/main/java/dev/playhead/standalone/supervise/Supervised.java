package dev.playhead.standalone.supervise;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps one workload running: a process that dies without having been asked to is started again, with backoff. */
public final class Supervised {
    private enum Wanted {
        RUNNING,
        /** Asked to end, so that a new one can start: its end is no death. */
        RESTARTING,
        HELD,
        ENDED
    }

    private final Workload workload;
    private final ScheduledExecutorService timer;
    private final Consumer<String> journal;
    private final Runnable changed;
    private final Backoff backoff = new Backoff();
    private volatile Wanted wanted = Wanted.HELD;
    private volatile @Nullable ProcessHandle process;
    private volatile @Nullable Thread launching;
    private volatile int restarts;
    private Instant startedAt = Instant.EPOCH;

    /**
     * @param timer runs restarts; a start may block it for seconds, so it needs a thread a workload
     * @param journal takes one line for each death and restart
     * @param changed called after the process has changed, never with this object's lock: whoever waits in it must not keep others from
     *     {@link #end}
     */
    public Supervised(Workload workload, ScheduledExecutorService timer, Consumer<String> journal, Runnable changed) {
        this.workload = workload;
        this.timer = timer;
        this.journal = journal;
        this.changed = changed;
    }

    public String name() {
        return workload.name();
    }

    /** Starts the process and watches it from now on. */
    public void start() throws StartFailedException {
        synchronized (this) {
            if (wanted == Wanted.ENDED) {
                throw new StartFailedException(name() + " is not started: everything is being stopped");
            }
            if (isAlive()) {
                return;
            }
            wanted = Wanted.RUNNING;
            launch();
        }
        changed.run();
    }

    /** The running process, or empty while it is dead. */
    public Optional<ProcessHandle> process() {
        return Optional.ofNullable(process).filter(ProcessHandle::isAlive);
    }

    public OptionalLong pid() {
        return process().map(running -> OptionalLong.of(running.pid())).orElseGet(OptionalLong::empty);
    }

    public boolean isAlive() {
        return pid().isPresent();
    }

    /** How often it had to be started again. */
    public int restarts() {
        return restarts;
    }

    /** {@code kill -9}; it is started again after the backoff. Returns when the process is gone. */
    public void kill() {
        ProcessHandle running = process;
        if (running != null) {
            ProcessEnd.kill(running);
        }
    }

    /** {@code kill -9} without a restart until {@link #start}. */
    public void hold() {
        if (wanted != Wanted.ENDED) {
            wanted = Wanted.HELD;
        }
        kill();
    }

    /**
     * Asks the process to end ({@code SIGTERM}), waits until it has, and starts a new one at once.
     *
     * @throws IllegalStateException when it doesn't run, or hasn't ended within {@code patience}: it goes on running then
     */
    public void restart(Duration patience) throws StartFailedException {
        ProcessHandle asked;
        synchronized (this) {
            asked = process().orElse(null);
            if (wanted != Wanted.RUNNING || asked == null) {
                throw new IllegalStateException(name() + " doesn't run, so it can't be restarted");
            }
            wanted = Wanted.RESTARTING;
        }
        // Without the lock: whoever wants to end everything must not wait for this.
        ProcessEnd.ask(asked, patience);
        synchronized (this) {
            if (wanted != Wanted.RESTARTING) {
                return;
            }
            wanted = Wanted.RUNNING;
            if (isAlive()) {
                throw new IllegalStateException(
                        name() + " hasn't ended " + patience.toSeconds() + " s after it was asked to");
            }
            launch();
        }
        changed.run();
    }

    /** With which code the process before the present one ended; empty before that, and where nobody can know. */
    public OptionalInt lastExit() {
        return workload.lastExit();
    }

    /** Ends it for good. A start under way is broken off. */
    public void end(Duration patience) {
        wanted = Wanted.ENDED;
        Thread starter = launching;
        if (starter != null) {
            starter.interrupt();
        }
        synchronized (this) {
            if (isAlive()) {
                workload.stop(patience);
            }
        }
    }

    private void launch() throws StartFailedException {
        launching = Thread.currentThread();
        ProcessHandle started;
        try {
            started = workload.start();
        } finally {
            launching = null;
        }
        process = started;
        startedAt = Instant.now();
        started.onExit().thenAccept(this::died);
    }

    private synchronized void died(ProcessHandle dead) {
        if (wanted != Wanted.RUNNING || process != dead) {
            return;
        }
        retry("died", Duration.between(startedAt, Instant.now()));
    }

    private void startAgain() {
        synchronized (this) {
            if (wanted != Wanted.RUNNING || isAlive()) {
                return;
            }
            restarts++;
            try {
                launch();
            } catch (StartFailedException failure) {
                if (wanted == Wanted.RUNNING) {
                    retry("did not start (" + failure.getMessage() + ")", Duration.ZERO);
                }
                return;
            }
        }
        changed.run();
        journal.accept(name() + " runs again");
    }

    private void retry(String what, Duration uptime) {
        Duration wait = backoff.after(uptime);
        journal.accept("%s %s after %d s, starting it again in %.1f s"
                .formatted(name(), what, uptime.toSeconds(), wait.toMillis() / 1000.0));
        try {
            timer.schedule(this::startAgain, wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException shuttingDown) {
            journal.accept(name() + " stays down: everything is being stopped");
        }
    }
}
