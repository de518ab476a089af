package dev.playhead.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Life of one server process: start it, wait for its first answer, end it, and leave nothing behind that blocks the next start. */
abstract class ServerProcess implements EmbeddedServer {
    private static final Logger LOG = System.getLogger(ServerProcess.class.getName());
    private static final Duration POLL = Duration.ofMillis(20);

    private final String name;
    private final ServerSettings settings;
    private final int port;
    private @Nullable Process process;

    ServerProcess(String name, ServerSettings settings) {
        this.name = name;
        this.settings = settings;
        this.port = FreePorts.orAny(settings.port());
    }

    /** Writes what the server needs before it starts, and returns the command line that runs it. */
    abstract List<String> prepare() throws IOException;

    /** Whether the server answers as it should. An {@link IOException} means "not yet". */
    abstract boolean answers() throws IOException;

    /** What the server's process finds in its environment besides ours; the place for secrets. */
    Map<String, String> environment() {
        return Map.of();
    }

    /** Asks the running process to end. */
    void askToEnd(ProcessHandle running) {
        running.destroy();
    }

    /** Whether a start that ended with this log is worth another try within the deadline. */
    boolean isPassing(String logTail) {
        return false;
    }

    final ServerSettings settings() {
        return settings;
    }

    /** The port it listens on, the same for the life of this object. */
    public final int port() {
        return port;
    }

    /** Where the server's output goes. */
    public final Path logFile() {
        return settings.logFile();
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    @Override
    public final synchronized long pid() {
        if (process == null || !process.isAlive()) {
            throw new IllegalStateException(name + " does not run");
        }
        return process.pid();
    }

    @Override
    public final synchronized void start() {
        if (isAlive()) {
            return;
        }
        long began = System.nanoTime();
        long deadline = began + settings.startDeadline().toNanos();
        try {
            Files.createDirectories(settings.dataDir());
            if (settings.logFile().getParent() instanceof Path folder) {
                Files.createDirectories(folder);
            }
            PidFile.of(settings.dataDir(), name).endLeftover(settings.stopDeadline(), this::askToEnd);
            if (FreePorts.isTaken(port)) {
                throw new ServerFailedException(name + " cannot start: port " + port
                        + " is in use by another process. End that process, or change " + settings.portSetting() + ".");
            }
            while (!startOnce(deadline)) {
                LOG.log(Level.DEBUG, "{0} is tried again", name);
            }
        } catch (IOException e) {
            throw new ServerFailedException(name + " cannot start in " + settings.dataDir() + ": " + e, e);
        }
        LOG.log(
                Level.INFO,
                "{0} is up on port {1} after {2} ms",
                name,
                String.valueOf(port),
                String.valueOf(Duration.ofNanos(System.nanoTime() - began).toMillis()));
    }

    private boolean startOnce(long deadline) throws IOException {
        long logStart = LogTail.size(settings.logFile());
        ProcessBuilder builder = new ProcessBuilder(prepare())
                .directory(settings.dataDir().toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(settings.logFile().toFile()));
        builder.environment().putAll(environment());
        Process started = builder.start();
        process = started;
        boolean answered = false;
        try {
            PidFile.of(settings.dataDir(), name).write(started.toHandle());
            answered = awaitAnswer(started, deadline, logStart);
            return answered;
        } finally {
            // Nobody could end it otherwise: whoever started it knows of a failure only.
            if (!answered && started.isAlive()) {
                end(started, false);
            }
        }
    }

    /** Whether it answers; if not, a start is worth another try. */
    private boolean awaitAnswer(Process started, long deadline, long logStart) throws IOException {
        while (true) {
            if (!started.isAlive()) {
                String tail = LogTail.since(settings.logFile(), logStart);
                if (isPassing(tail) && System.nanoTime() < deadline) {
                    pause(POLL.multipliedBy(10));
                    return false;
                }
                throw failure("ended with exit code " + started.exitValue(), tail);
            }
            if (answersNow()) {
                return true;
            }
            if (System.nanoTime() > deadline) {
                throw failure(
                        "did not answer within " + settings.startDeadline().toSeconds() + " s",
                        LogTail.since(settings.logFile(), logStart));
            }
            pause(POLL);
        }
    }

    private boolean answersNow() {
        try {
            return answers();
        } catch (IOException e) {
            LOG.log(Level.TRACE, "not yet", e);
            return false;
        }
    }

    private ServerFailedException failure(String what, String tail) {
        String cause = tail.contains("ddress already in use")
                ? " Port " + port + " is in use by another process: change " + settings.portSetting() + "."
                : "";
        return new ServerFailedException(name + " on port " + port + " " + what + "." + cause + " Its log, "
                + settings.logFile() + ", ends with:\n" + tail);
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
        if (Thread.currentThread().isInterrupted()) {
            throw new ServerFailedException("interrupted while a server started");
        }
    }

    @Override
    public final synchronized void stop() {
        if (process != null) {
            end(process, true);
        }
    }

    @Override
    public final synchronized void kill() {
        if (process != null) {
            end(process, false);
        }
    }

    private void end(Process running, boolean gently) {
        try {
            if (gently && running.isAlive()) {
                askToEnd(running.toHandle());
                if (!running.waitFor(settings.stopDeadline().toMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.log(Level.WARNING, "{0} did not end in time and is killed", name);
                }
            }
            running.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try {
            PidFile.of(settings.dataDir(), name).delete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
