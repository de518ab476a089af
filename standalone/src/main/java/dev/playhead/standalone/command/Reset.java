package dev.playhead.standalone.command;

import dev.playhead.standalone.Invocation;
import dev.playhead.standalone.StandaloneOptions;
import dev.playhead.standalone.launch.Home;
import dev.playhead.standalone.launch.Ports;
import dev.playhead.standalone.launch.ProcessTable;
import dev.playhead.standalone.supervise.Resources;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Deletes an installation: what the servers hold, the logs, the keys. Only what Playhead has made, by name, so that a
 * mistyped home loses nothing. What was built or downloaded stays.
 */
public final class Reset {
    private static final String ROW = "  %-44s %10s%n";

    private Reset() {}

    /** Returns the exit code. @param yes doesn't ask */
    public static int run(StandaloneOptions options, boolean yes) {
        Home home = new Home(options.home());
        List<Path> existing = made(home).stream()
                .filter(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS))
                .toList();
        if (existing.isEmpty()) {
            System.out.println("There is nothing to delete: " + home.folder() + " holds no installation");
            return 0;
        }
        boolean running = ProcessTable.supervisor(home).isPresent();
        describe(home, existing, running);
        if (!yes && !confirmed()) {
            return 1;
        }
        if (running && Down.run(options) != 0) {
            return 1;
        }
        try {
            for (Path path : existing) {
                delete(path);
            }
            deleteIfEmpty(home.folder().resolve("data"));
            deleteIfEmpty(home.folder());
        } catch (IOException undeletable) {
            System.err.println("Not everything could be deleted: " + Reasons.of(undeletable));
            return 1;
        }
        System.out.println("Deleted. " + Invocation.name() + " up begins anew, with new keys");
        return 0;
    }

    private static List<Path> made(Home home) {
        List<Path> paths = new ArrayList<>();
        Ports.SERVERS.forEach(server -> paths.add(home.data(server)));
        paths.add(home.logs());
        paths.add(home.secretsFile());
        paths.addAll(List.of(
                home.runFile(),
                home.welcomeFile(),
                home.variablesFile(),
                home.processesFile(),
                home.pidFile(),
                home.lockFile()));
        return paths;
    }

    private static void describe(Home home, List<Path> existing, boolean running) {
        System.out.println("This deletes, in " + home.folder() + ":");
        for (Path path : existing) {
            String name = home.folder().relativize(path).toString();
            if (path.equals(home.secretsFile())) {
                System.out.printf(ROW, name + " (admin key, website's keys)", size(path));
            } else if (Files.isDirectory(path)) {
                System.out.printf(ROW, name, size(path));
            }
        }
        System.out.println(
                "All recordings, websites and keys of this installation are gone then; what was built stays.");
        if (running) {
            System.out.println("Playhead runs on it, and is ended first.");
        }
    }

    private static String size(Path path) {
        return Resources.readable(Resources.diskBytes(path));
    }

    private static boolean confirmed() {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            System.err.println("Nothing was deleted: there is no terminal to ask on. " + Invocation.name()
                    + " reset --yes deletes without asking");
            return false;
        }
        String answer = console.readLine("Delete it? Type yes: ");
        if (answer != null && answer.strip().toLowerCase(Locale.ROOT).equals("yes")) {
            return true;
        }
        System.out.println("Nothing was deleted");
        return false;
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(path)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }

    private static void deleteIfEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> rest = Files.list(folder)) {
            if (rest.findAny().isPresent()) {
                return;
            }
        }
        Files.delete(folder);
    }
}
