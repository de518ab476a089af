package dev.playhead.standalone;

import dev.playhead.standalone.command.CommandLine;
import dev.playhead.standalone.command.Down;
import dev.playhead.standalone.command.Reset;
import dev.playhead.standalone.command.Status;
import dev.playhead.standalone.command.Up;
import dev.playhead.standalone.command.UsageException;
import dev.playhead.standalone.launch.Launch;
import dev.playhead.standalone.supervise.StartFailedException;

/** The whole of Playhead on one machine. The script {@code ./playhead} builds it and calls {@link #main}. */
public final class Standalone {
    private static final System.Logger LOG = System.getLogger(Standalone.class.getName());

    private Standalone() {}

    /**
     * Starts everything and returns when it is ready, for tests.
     *
     * @throws IllegalStateException when something doesn't start; nothing runs then
     */
    public static RunningPlayhead start(StandaloneOptions options) {
        var launch = new Launch(options, line -> LOG.log(System.Logger.Level.INFO, line));
        try {
            launch.up();
            return launch;
        } catch (StartFailedException failure) {
            launch.close();
            throw new IllegalStateException(failure.getMessage(), failure);
        } catch (InterruptedException interrupted) {
            launch.close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Playhead started", interrupted);
        } catch (RuntimeException failure) {
            launch.close();
            throw failure;
        }
    }

    /** {@code up}, {@code infra}, {@code down}, {@code reset} or {@code status}, with the options that {@code ./playhead help} lists. */
    public static void main(String[] args) {
        int exitCode = run(args);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    private static int run(String[] args) {
        try {
            CommandLine line = CommandLine.parse(args, System.getenv());
            return switch (line.command()) {
                case UP -> Up.run(line.options());
                case INFRA -> Up.serversOnly(line.options());
                case DOWN -> Down.run(line.options());
                case RESET -> Reset.run(line.options(), line.yes());
                case STATUS -> Status.run(line.options());
            };
        } catch (UsageException mistyped) {
            System.err.println(mistyped.getMessage() + "; " + Invocation.name() + " help lists what there is");
            return 2;
        }
    }
}
