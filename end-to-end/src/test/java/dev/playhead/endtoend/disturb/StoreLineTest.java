package dev.playhead.endtoend.disturb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreLineTest {
    private static final String BODY = "x".repeat(200_000);

    private final List<String> carriedOut = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(30))
            .build();
    private HttpServer store;
    private StoreLine line;

    @BeforeEach
    void start() throws IOException {
        store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        store.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        store.createContext("/", exchange -> {
            carriedOut.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestBody().readAllBytes().length);
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("ok".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        store.start();
        line = new StoreLine(store.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        client.shutdownNow();
        line.close();
        store.stop(0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whenClearEverythingGoesThroughOnOneConnection(boolean expectContinue) throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(put(expectContinue).body()).isEqualTo("ok");
            assertThat(get().body()).isEqualTo("ok");
        }

        assertThat(carriedOut).hasSize(6).contains("PUT " + BODY.length());
        assertThat(line.disturbed()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void answersForAStoreThatIsOverloaded(boolean expectContinue) throws Exception {
        line.become(Weather.UNAVAILABLE);

        assertThat(put(expectContinue).statusCode()).isEqualTo(503);
        assertThat(get().statusCode()).isEqualTo(503);
        assertThat(carriedOut).isEmpty();
        assertThat(line.disturbed()).isEqualTo(2);
    }

    @Test
    void aFullStoreIsStillRead() throws Exception {
        line.become(Weather.FULL);

        assertThat(put(false).statusCode()).isEqualTo(507);
        assertThat(get().statusCode()).isEqualTo(200);
        assertThat(put(false).statusCode()).isEqualTo(507);
        assertThat(carriedOut).containsExactly("GET 0");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsCarriedOutMayStayUnanswered(boolean expectContinue) {
        line.become(Weather.ANSWERS_LOST);

        assertThatThrownBy(() -> put(expectContinue)).isInstanceOf(IOException.class);
        assertThat(carriedOut).contains("PUT " + BODY.length());
    }

    @Test
    void silenceLastsUntilTheWeatherChanges() throws Exception {
        line.become(Weather.SILENT);
        CompletableFuture<HttpResponse<String>> asked =
                client.sendAsync(request().PUT(BodyPublishers.ofString(BODY)).build(), BodyHandlers.ofString());
        while (line.disturbed() == 0) {
            Thread.onSpinWait();
        }
        assertThat(asked).isNotDone();

        line.become(Weather.CLEAR);

        assertThat(asked).failsWithin(Duration.ofSeconds(30));
        assertThat(get().statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyListensWhileItIsGone() throws Exception {
        line.become(Weather.GONE);
        assertThatThrownBy(this::get).isInstanceOf(IOException.class);

        line.become(Weather.CLEAR);

        assertThat(get().statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> put(boolean expectContinue) throws IOException, InterruptedException {
        return client.send(
                request()
                        .expectContinue(expectContinue)
                        .PUT(BodyPublishers.ofString(BODY))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get() throws IOException, InterruptedException {
        return client.send(request().GET().build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create(line.endpoint() + "/object")).timeout(Duration.ofSeconds(60));
    }
}
