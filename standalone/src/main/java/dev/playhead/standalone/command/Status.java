package dev.playhead.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.playhead.standalone.StandaloneOptions;
import dev.playhead.standalone.launch.Home;
import dev.playhead.standalone.launch.Ports;
import dev.playhead.standalone.launch.PrivateFile;
import dev.playhead.standalone.launch.ProcessTable;
import dev.playhead.standalone.launch.Readiness;
import dev.playhead.standalone.supervise.Resources;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says what runs, whether it is well, and what it costs. */
public final class Status {
    private static final String ROW = "%-12s %-12s %8s %10s  %s%n";

    private Status() {}

    /** Returns the exit code: 0 only when everything is well. */
    public static int run(StandaloneOptions options) {
        Home home = new Home(options.home());
        if (ProcessTable.supervisor(home).isEmpty()) {
            System.out.println("Playhead is not running on " + home.folder());
            printDisk(home);
            return 1;
        }
        Optional<JsonNode> run = PrivateFile.readJson(home.runFile());
        List<ProcessTable.Entry> processes = ProcessTable.read(home);
        System.out.printf(ROW, "NAME", "HEALTH", "PID", "MEMORY", "ADDRESS");
        boolean well = run.isPresent();
        long memory = 0;
        for (String name : names(run)) {
            Optional<ProcessHandle> process = processes.stream()
                    .filter(entry -> entry.name().equals(name))
                    .findFirst()
                    .flatMap(ProcessTable.Entry::process);
            String address = run.map(file -> address(file, name)).orElse("");
            String health = health(process, address, name, run.isPresent());
            long resident = process.map(found -> memory(name, found)).orElse(0L);
            memory += resident;
            well &= health.equals("ready");
            String pid = process.map(found -> Long.toString(found.pid())).orElse("-");
            System.out.printf(ROW, name, health, pid, Resources.readable(resident), address);
        }
        System.out.printf(ROW, "in all", well ? "ready" : "not ready", "", Resources.readable(memory), "");
        printDisk(home);
        return well ? 0 : 1;
    }

    /** The supervisor's children have rows of their own. */
    private static long memory(String name, ProcessHandle process) {
        return name.equals(ProcessTable.SUPERVISOR)
                ? Resources.residentBytes(process)
                : Resources.residentBytesWithChildren(process);
    }

    /** Without a gateway the servers run alone: see {@code infra}. */
    private static List<String> names(Optional<JsonNode> run) {
        boolean serversOnly = run.isPresent() && !run.get().has("gateway");
        List<String> services = serversOnly ? List.of() : Ports.SERVICES;
        return Stream.of(List.of(ProcessTable.SUPERVISOR), services, Ports.SERVERS)
                .flatMap(List::stream)
                .toList();
    }

    private static String address(JsonNode run, String name) {
        if (name.equals(ProcessTable.SUPERVISOR)) {
            return run.path("gateway").asText();
        }
        JsonNode servers = run.path("servers");
        return switch (name) {
            case "kafka" -> servers.path("kafka").path("bootstrap").asText();
            case "postgresql" -> servers.path("postgres").path("jdbcUrl").asText();
            case "s3" -> servers.path("s3").path("endpoint").asText();
            case "clickhouse" -> servers.path("clickhouse").path("url").asText();
            default -> run.path("services").path(name).path("url").asText();
        };
    }

    private static String health(Optional<ProcessHandle> process, String address, String name, boolean allReady) {
        if (process.isEmpty()) {
            return "down";
        }
        if (address.isEmpty()) {
            return allReady ? "ready" : "starting";
        }
        boolean tellsReadiness = Ports.SERVICES.contains(name);
        try {
            return !tellsReadiness || Readiness.isReady(URI.create(address)) ? "ready" : "not ready";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }

    private static void printDisk(Home home) {
        System.out.println();
        System.out.printf("%-40s %10s%n", home.folder(), Resources.readable(Resources.diskBytes(home.folder())));
        for (String server : Ports.SERVERS) {
            System.out.printf(
                    "  data/%-33s %10s%n", server, Resources.readable(Resources.diskBytes(home.data(server))));
        }
        System.out.printf("  %-38s %10s%n", "logs", Resources.readable(Resources.diskBytes(home.logs())));
    }
}
