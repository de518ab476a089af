package dev.playhead.embedded;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** PostgreSQL refuses to run as root; a user namespace of its own takes root's rights but keeps its files readable. */
final class Privileges {
    private Privileges() {}

    /** What to put before a command that must not run as root; empty for an ordinary user. */
    static List<String> dropped() throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        List<String> prefix = List.of("unshare", "-U", "--");
        try {
            Process probe = new ProcessBuilder("unshare", "-U", "--", "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (probe.waitFor(5, TimeUnit.SECONDS) && probe.exitValue() == 0) {
                return prefix;
            }
            probe.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ServerFailedException(
                "postgresql refuses to run as root, and this machine allows no user namespaces (unshare -U): "
                        + "run as an ordinary user, or allow user namespaces");
    }
}
