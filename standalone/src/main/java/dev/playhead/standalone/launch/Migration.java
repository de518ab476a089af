package dev.playhead.standalone.launch;

import dev.playhead.standalone.supervise.StartFailedException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Runs the one command that owns schemas, topics and the bucket, and waits for its end. */
final class Migration {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Migration() {}

    static void run(ServiceProgram indexer) throws StartFailedException, InterruptedException {
        Process migrate = indexer.start("migrate");
        try {
            if (!migrate.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new StartFailedException(
                        "migrate isn't done after " + PATIENCE.toMinutes() + " minutes" + LogEnd.of(indexer.log()));
            }
            if (migrate.exitValue() != 0) {
                throw new StartFailedException(
                        "migrate failed with exit code " + migrate.exitValue() + LogEnd.of(indexer.log()));
            }
        } finally {
            migrate.destroyForcibly();
        }
    }
}
