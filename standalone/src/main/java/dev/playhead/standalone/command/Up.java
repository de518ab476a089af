package dev.playhead.standalone.command;

import dev.playhead.standalone.StandaloneOptions;
import dev.playhead.standalone.gateway.GatewayNotStartedException;
import dev.playhead.standalone.launch.AlreadyRunningException;
import dev.playhead.standalone.launch.Launch;
import dev.playhead.standalone.launch.PortTakenException;
import dev.playhead.standalone.supervise.ProcessEnd;
import dev.playhead.standalone.supervise.StartFailedException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs Playhead until it is told to end. */
public final class Up {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private Up() {}

    /** Returns only when the start has failed, with the exit code. */
    public static int run(StandaloneOptions options) {
        return run(() -> new Launch(options, Up::say));
    }

    /** The same, of the servers alone. */
    public static int serversOnly(StandaloneOptions options) {
        return run(() -> Launch.ofServers(options, Up::say));
    }

    private static int run(Supplier<Launch> launches) {
        long began = System.nanoTime();
        // The journal says what a person needs to know; libraries speak only when something is wrong.
        Logger.getLogger("").setLevel(Level.WARNING);
        Launch launch;
        try {
            launch = launches.get();
        } catch (AlreadyRunningException | PortTakenException refused) {
            System.err.println(refused.getMessage());
            return 1;
        } catch (UncheckedIOException unusable) {
            System.err.println(Reasons.of(unusable));
            return 1;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(launch), "shutdown"));
        try {
            launch.up();
            double seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
            say("Ready after %.1f s".formatted(seconds));
            String welcome = launch.welcome();
            System.out.println("\n" + welcome);
            launch.keepWelcome(welcome);
            new CountDownLatch(1).await();
            return 0;
        } catch (StartFailedException | GatewayNotStartedException failure) {
            System.err.println("Playhead could not start: " + failure.getMessage());
            return 1;
        } catch (UncheckedIOException unusable) {
            System.err.println("Playhead could not start: " + Reasons.of(unusable));
            return 1;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static void end(Launch launch) {
        say("Stopping");
        launch.close();
        // Whatever a server or service has left behind goes too.
        ProcessHandle.current().descendants().forEach(ProcessEnd::kill);
        say("Stopped");
    }

    private static void say(String line) {
        System.out.println(LocalTime.now().format(TIME) + " " + line);
    }
}
