package dev.playhead.standalone.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.embedded.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DemoPagesTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final DemoPages demo = new DemoPages();
    private int port;
    private Gateway gateway;

    @BeforeEach
    void start() {
        port = FreePorts.any();
        gateway = Gateway.start("127.0.0.1", port, Map.of(), demo);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void servesTheDemoShopWithTheWebsiteOfThisInstallation() throws Exception {
        demo.recordInto("flid_0123456789abcdef");

        for (String page :
                List.of("", "shop", "shop/desk", "p/blue-ink", "cart", "checkout/payment", "account", "help")) {
            var response = send(HttpRequest.newBuilder(at("/demo/" + page)));
            assertThat(response.statusCode()).as(page).isEqualTo(200);
            assertThat(response.body())
                    .contains("data-website-id=\"flid_0123456789abcdef\"")
                    .doesNotContain("{{");
        }
        assertThat(send(HttpRequest.newBuilder(at("/demo"))).statusCode()).isEqualTo(308);
        assertThat(send(HttpRequest.newBuilder(at("/demo/nothing"))).statusCode())
                .isEqualTo(404);
    }

    @Test
    void servesEveryFileOfTheDemoShopAndSparesBrowsersTheSecondTime() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/demo/assets"))) {
            for (Path file : files.toList()) {
                URI uri = at("/demo/assets/" + file.getFileName());
                var first = send(HttpRequest.newBuilder(uri));
                var second = send(HttpRequest.newBuilder(uri)
                        .header(
                                "If-None-Match",
                                first.headers().firstValue("ETag").orElseThrow()));

                assertThat(first.statusCode()).as(file.toString()).isEqualTo(200);
                assertThat(first.body()).isEqualTo(Files.readString(file));
                assertThat(second.statusCode()).isEqualTo(304);
            }
        }
        assertThat(send(HttpRequest.newBuilder(at("/demo/assets/nothing.js"))).statusCode())
                .isEqualTo(404);
    }

    @Test
    void theDemoShopsTroublesAreThere() throws Exception {
        long asked = System.nanoTime();
        var slow = send(HttpRequest.newBuilder(at("/demo/delivery?postcode=1000")));
        var broken = send(HttpRequest.newBuilder(at("/demo/newsletter")).POST(BodyPublishers.ofString("email=a")));

        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThan(Duration.ofSeconds(3));
        assertThat(slow.body()).contains("bicycle");
        assertThat(broken.statusCode()).isEqualTo(502);
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
