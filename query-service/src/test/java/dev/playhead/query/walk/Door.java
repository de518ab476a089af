package dev.playhead.query.walk;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Sends requests, and reads no more of an answer than there is. */
final class Door implements AutoCloseable {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI service;

    Door(URI service) {
        this.service = service;
    }

    /**
     * What came back.
     *
     * @param body "" for a stream
     */
    record Answer(int status, String contentType, String body) {}

    Answer send(Operation operation, String target, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(target))
                .timeout(Duration.ofSeconds(30))
                .method(
                        operation.method(),
                        operation.contentType().isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(operation.body()));
        if (!operation.contentType().isEmpty()) {
            request.header("Content-Type", operation.contentType());
        }
        headers.forEach(request::header);
        HttpResponse<InputStream> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        String type = answer.headers().firstValue("Content-Type").orElse("");
        try (InputStream body = answer.body()) {
            String text =
                    type.startsWith("text/event-stream") ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(answer.statusCode(), type, text);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
