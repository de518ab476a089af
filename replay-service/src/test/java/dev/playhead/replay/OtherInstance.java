package dev.playhead.replay;

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

/** Another instance of this service, as it is packaged: a process that can be asked to end. */
final class OtherInstance implements AutoCloseable {
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    /** What the test's servers are configured by. */
    private static final List<String> SHARED =
            List.of("kafka.bootstrap.servers", "quarkus.datasource.", "quarkus.s3.", "playhead.");

    private final Process process;
    private final URI address;

    private OtherInstance(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Starts it and waits until it is ready. */
    static OtherInstance start(HttpClient http, String... settings) throws IOException {
        int port = FreePorts.any();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dquarkus.http.host=localhost",
                "-Dquarkus.http.port=" + port));
        command.addAll(ofThisTest());
        Stream.of(settings).map(setting -> "-D" + setting).forEach(command::add);
        command.addAll(List.of("-jar", JAR.toString()));
        Process process = new ProcessBuilder(command).inheritIO().start();
        OtherInstance instance = new OtherInstance(process, URI.create("http://localhost:" + port));
        await().atMost(Duration.ofSeconds(90)).until(() -> instance.isReady(http));
        return instance;
    }

    URI address() {
        return address;
    }

    /** SIGTERM. */
    void askToEnd() {
        process.destroy();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int exitCode() {
        return process.exitValue();
    }

    private boolean isReady(HttpClient http) throws InterruptedException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(address.resolve("/q/health/ready")).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
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

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
