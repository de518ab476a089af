package dev.playhead.standalone.supervise;

import java.time.Duration;
import java.util.OptionalInt;

/** Something that runs as one process of its own, and can be started again on the same data. */
public interface Workload {
    /** Name in logs, run.json and status. */
    String name();

    /**
     * Starts the process. Called again after it has died.
     *
     * @throws StartFailedException when there is no running process afterwards
     */
    ProcessHandle start() throws StartFailedException;

    /** Exit code of the process that ended last; empty where nothing has ended, or where nobody can know. */
    default OptionalInt lastExit() {
        return OptionalInt.empty();
    }

    /** Asks the running process to end, and ends it by force when patience runs out. Returns when it is gone. */
    void stop(Duration patience);
}
