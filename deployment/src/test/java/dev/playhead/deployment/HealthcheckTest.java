package dev.playhead.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The images' health check, run as a container would run it. */
class HealthcheckTest {
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/q/health/live", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void tellsHealthyFromUnhealthy() throws IOException, InterruptedException {
        assertThat(check("/q/health/live")).isZero();
        assertThat(check("/q/health/ready")).isNotZero();
    }

    @Test
    void tellsAServiceThatDoesNotListen() throws IOException, InterruptedException {
        server.stop(0);

        assertThat(check("/q/health/live")).isNotZero();
    }

    private int check(String path) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                        "bash", Repository.ROOT.resolve("docker/healthcheck.sh").toString(), path)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .put("QUARKUS_HTTP_PORT", Integer.toString(server.getAddress().getPort()));
        Process process = builder.start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
