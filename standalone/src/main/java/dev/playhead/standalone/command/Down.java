package dev.playhead.standalone.command;

import dev.playhead.standalone.StandaloneOptions;
import dev.playhead.standalone.launch.Home;
import dev.playhead.standalone.launch.PrivateFile;
import dev.playhead.standalone.launch.ProcessTable;
import dev.playhead.standalone.supervise.ProcessEnd;
import java.time.Duration;
import java.util.List;

/** Ends a running Playhead, or what is left of a killed one. */
public final class Down {
    /** The supervisor ends services and servers one after the other, each with a patience of its own. */
    private static final Duration SUPERVISOR_PATIENCE = Duration.ofSeconds(60);

    private static final Duration LEFTOVER_PATIENCE = Duration.ofSeconds(10);

    private Down() {}

    /** Returns the exit code: also 0 when nothing ran. */
    public static int run(StandaloneOptions options) {
        Home home = new Home(options.home());
        boolean ran = ProcessTable.supervisor(home)
                .map(supervisor -> {
                    System.out.println("Stopping Playhead (process " + supervisor.pid() + ")");
                    ProcessEnd.end(supervisor, SUPERVISOR_PATIENCE);
                    return true;
                })
                .orElse(false);
        List<String> leftovers = ProcessTable.endLeftovers(home, LEFTOVER_PATIENCE);
        PrivateFile.delete(home.runFile());
        PrivateFile.delete(home.welcomeFile());
        if (!leftovers.isEmpty()) {
            System.out.println("Ended what was left behind: " + String.join(", ", leftovers));
        }
        System.out.println(ran || !leftovers.isEmpty() ? "Stopped" : "Playhead is not running");
        return 0;
    }
}
