package dev.playhead.standalone.launch;

import dev.playhead.standalone.Invocation;
import dev.playhead.standalone.supervise.StartFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A built service as a command line. Output is appended to the log by the process itself, so that it doesn't depend on
 * the supervisor.
 *
 * @param jar the service's {@code quarkus-run.jar}
 * @param environment what is added to the environment of this process
 */
record ServiceProgram(Path jar, Map<String, String> environment, Path log) {
    /** Enough for evaluation and for the tests' largest chunks; {@code PLAYHEAD_SERVICE_HEAP} changes it. */
    private static final String DEFAULT_HEAP = "512m";

    /**
     * Four services start at the same time on few cores: the optimizing compiler waits for code that is hot beyond the
     * start. Measured for replay: 4.2 s of CPU until ready instead of 6.6 s, and 3.5 s without that compiler.
     */
    private static final List<String> LATE_OPTIMIZATION = List.of(
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000");

    static ServiceProgram of(String service, Path root, Map<String, String> environment, Path log) {
        Path jar = root.resolve(service + "-service/target/quarkus-app/quarkus-run.jar");
        return new ServiceProgram(jar, environment, log);
    }

    /** What can be known before anything is started. */
    void checkBuilt() throws StartFailedException {
        if (!Files.exists(jar)) {
            throw new StartFailedException(jar + " is missing: " + Invocation.name() + " build makes it");
        }
    }

    Process start(String... arguments) throws StartFailedException {
        checkBuilt();
        ProcessBuilder builder = new ProcessBuilder(command(arguments))
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(ServiceProgram::configuresSomethingElse);
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException failure) {
            throw new StartFailedException("java can't be started: " + failure.getMessage(), failure);
        }
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(LATE_OPTIMIZATION);
        command.addAll(List.of(
                "-Xmx" + System.getenv().getOrDefault("PLAYHEAD_SERVICE_HEAP", DEFAULT_HEAP),
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.awt.headless=true",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-jar",
                jar.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** A shell set up for another Quarkus program must not leak into ours. */
    private static boolean configuresSomethingElse(String name) {
        return name.startsWith("QUARKUS_") || name.startsWith("JAVA_TOOL_OPTIONS");
    }
}
