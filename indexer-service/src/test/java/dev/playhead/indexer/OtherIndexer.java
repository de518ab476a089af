package dev.playhead.indexer;

import static org.awaitility.Awaitility.await;

import dev.playhead.embedded.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Another indexer, as it is packaged: a process that can be paused, woken and killed. */
final class OtherIndexer implements AutoCloseable {

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Duration READY_WITHIN = Duration.ofSeconds(120);
    /** What the test's servers are configured by. */
    private static final List<String> SHARED =
            List.of("kafka.bootstrap.servers", "quarkus.datasource.", "quarkus.s3.", "playhead.");

    private final Process process;

    private OtherIndexer(Process process) {
        this.process = process;
    }

    /** Starts it and waits until it is ready. */
    static OtherIndexer start(String... settings) throws IOException {
        int port = FreePorts.any();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Dquarkus.http.host=localhost",
                "-Dquarkus.http.port=" + port));
        command.addAll(ofThisTest());
        Stream.of(settings).map(setting -> "-D" + setting).forEach(command::add);
        command.addAll(List.of("-jar", JAR.toString()));
        OtherIndexer other =
                new OtherIndexer(new ProcessBuilder(command).inheritIO().start());
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest ready = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/q/health/ready"))
                    .build();
            await().atMost(READY_WITHIN).until(() -> other.isReady(http, ready));
        }
        return other;
    }

    private boolean isReady(HttpClient http, HttpRequest request) throws InterruptedException {
        if (!process.isAlive()) {
            throw new AssertionError("the other indexer ended with " + process.exitValue());
        }
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** It stands still, holding whatever it holds, as in a long pause of its machine. */
    void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    void wake() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
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
        process.destroyForcibly();
    }
}
