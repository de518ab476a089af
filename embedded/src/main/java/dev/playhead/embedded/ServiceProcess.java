package dev.playhead.embedded;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One built service of ours as a process of its own, for tests and benchmarks of that service alone. It answers when it is
 * ready.
 */
public final class ServiceProcess extends ServerProcess {
    private static final int OK = 200;
    private static final int TIMEOUT_MS = 2_000;

    private final Path jar;
    private final List<String> jvmOptions;
    private final Map<String, String> configuration;

    /**
     * @param jar the service's {@code quarkus-run.jar}
     * @param jvmOptions besides the heap, which the settings say
     * @param configuration environment variables, as {@code KAFKA_BOOTSTRAP_SERVERS}
     */
    public ServiceProcess(
            String name,
            Path jar,
            ServerSettings settings,
            List<String> jvmOptions,
            Map<String, String> configuration) {
        super(name, settings);
        this.jar = jar.toAbsolutePath();
        this.jvmOptions = List.copyOf(jvmOptions);
        this.configuration = Map.copyOf(configuration);
    }

    /** Where it listens. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    @Override
    List<String> prepare() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + settings().heapMiB() + "m");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        command.addAll(jvmOptions);
        command.add("-jar");
        command.add(jar.toString());
        return command;
    }

    @Override
    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(configuration);
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port()));
        return environment;
    }

    @Override
    boolean answers() throws IOException {
        HttpURLConnection ready =
                (HttpURLConnection) url().resolve("/q/health/ready").toURL().openConnection();
        ready.setConnectTimeout(TIMEOUT_MS);
        ready.setReadTimeout(TIMEOUT_MS);
        try {
            return ready.getResponseCode() == OK;
        } finally {
            ready.disconnect();
        }
    }
}
