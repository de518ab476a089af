package dev.playhead.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.playhead.recording.WebsiteId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** A plain HTTP client of the service under test. */
final class Http {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Http() {}

    static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    }

    static HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    static HttpResponse<String> options(String path, String... headers) {
        return send(request(path, headers)
                .method("OPTIONS", BodyPublishers.noBody())
                .build());
    }

    static HttpResponse<String> post(String path, byte[] body, String... headers) {
        return post(path, BodyPublishers.ofByteArray(body), headers);
    }

    static HttpResponse<String> post(String path, BodyPublisher body, String... headers) {
        return send(request(path, headers).POST(body).build());
    }

    static HttpResponse<String> delete(String path, String... headers) {
        return send(request(path, headers).DELETE().build());
    }

    static HttpResponse<String> message(Map<String, ?> message, String... headers) {
        return messageTo("/events", message, headers);
    }

    static HttpResponse<String> messageTo(String path, Map<String, ?> message, String... headers) {
        return send(request(path, headers)
                .setHeader("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(json(message)))
                .build());
    }

    static HttpResponse<String> start(WebsiteId website, String... headers) {
        return message(Map.of("type", "recording_start", "websiteId", website.value(), "visitorUid", "v"), headers);
    }

    static byte[] json(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode read(HttpResponse<String> response) {
        try {
            return MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(response.body(), e);
        }
    }

    private static HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                .timeout(Duration.ofSeconds(20));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
