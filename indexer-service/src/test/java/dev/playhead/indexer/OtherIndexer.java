package dev.playhead.indexer;

import dev.playhead.embedded.ServerSettings;
import dev.playhead.embedded.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Another indexer, as it is packaged: a process that can be paused, woken and killed. */
final class OtherIndexer implements AutoCloseable {

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Duration READY_WITHIN = Duration.ofSeconds(180);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(20);
    /** What the test's servers are configured by. */
    private static final List<String> SHARED =
            List.of("kafka.bootstrap.servers", "quarkus.datasource.", "quarkus.s3.", "playhead.");

    private final ServiceProcess process;

    private OtherIndexer(ServiceProcess process) {
        this.process = process;
    }

    /** Starts it and waits until it is ready. */
    static OtherIndexer start(Path folder, String... settings) {
        List<String> options = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1"));
        options.addAll(ofThisTest());
        Stream.of(settings).map(setting -> "-D" + setting).forEach(options::add);
        ServiceProcess process = new ServiceProcess(
                "indexer",
                JAR,
                ServerSettings.of("indexer", folder, 0).withDeadlines(READY_WITHIN, ENDS_WITHIN),
                options,
                Map.of());
        process.start();
        return new OtherIndexer(process);
    }

    long pid() {
        return process.pid();
    }

    /** What it has logged so far. */
    String log() throws IOException {
        return Files.readString(process.logFile());
    }

    /** It stands still, holding whatever it holds, as in a long pause of its machine. */
    void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    void wake() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new AssertionError("kill -" + name + " ended with " + exit);
        }
    }

    private static List<String> ofThisTest() {
        Config config = ConfigProvider.getConfig();
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> SHARED.stream().anyMatch(name::startsWith))
                .filter(name -> config.getOptionalValue(name, String.class).isPresent())
                .map(name -> "-D" + name + "=" + config.getValue(name, String.class))
                .toList();
    }

    /** SIGKILL. */
    @Override
    public void close() {
        process.kill();
    }
}
