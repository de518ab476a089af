package dev.playhead.standalone.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where everything of one installation lives: {@code .playhead/} unless {@code PLAYHEAD_HOME} says otherwise. */
public record Home(Path folder) {
    public Home {
        folder = folder.toAbsolutePath().normalize();
    }

    /** Creates the folders that are missing. */
    public void create() {
        try {
            Files.createDirectories(logs());
            Files.createDirectories(folder.resolve("data"));
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The folder " + folder + " can't be created", unwritable);
        }
    }

    /** One folder for each embedded server. */
    public Path data(String server) {
        return folder.resolve("data").resolve(server);
    }

    public Path logs() {
        return folder.resolve("logs");
    }

    public Path log(String name) {
        return logs().resolve(name + ".log");
    }

    /** For scripts: addresses, keys and processes. Exists while Playhead is ready. */
    public Path runFile() {
        return folder.resolve("run.json");
    }

    /** What was made once for this installation and is never made again. */
    public Path secretsFile() {
        return folder.resolve("secrets.json");
    }

    /** Every process that was started and not seen to end. */
    public Path processesFile() {
        return folder.resolve("processes.json");
    }

    /** Where to go; exists while Playhead is ready. */
    public Path welcomeFile() {
        return folder.resolve("welcome.txt");
    }

    /** Variables for services that are run by hand; exists while the servers alone are ready. */
    public Path variablesFile() {
        return folder.resolve("infra.env");
    }

    /** The supervisor's process number, for the launcher script. */
    public Path pidFile() {
        return folder.resolve("supervisor.pid");
    }

    /** Held by the supervisor. */
    public Path lockFile() {
        return folder.resolve("lock");
    }
}
