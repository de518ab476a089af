package dev.playhead.benchmarks.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.playhead.benchmarks.system.PlayheadSystem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Asks query-service, one request at a time. */
final class Asking {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI service;

    Asking(URI service) {
        this.service = service;
    }

    /** Milliseconds until the answer was read whole. */
    double millis(Question question) throws IOException, InterruptedException {
        long start = System.nanoTime();
        String answer = answer(question.path());
        double millis = (System.nanoTime() - start) / 1e6;
        if (JSON.readTree(answer).hasNonNull("notice")) {
            throw new IOException("answered without ClickHouse: " + question.name());
        }
        return millis;
    }

    /** The request for the page that the question means, or for the last that a small world has. */
    Question atItsPage(Question question) throws IOException, InterruptedException {
        Optional<String> cursor = Optional.empty();
        for (int page = 1; page < question.page(); page++) {
            Question turned = cursor.map(text -> question.with("cursor", text)).orElse(question);
            JsonNode next = JSON.readTree(answer(turned.path())).path("nextCursor");
            if (!next.isTextual()) {
                break;
            }
            cursor = Optional.of(next.asText());
        }
        return cursor.map(text -> question.with("cursor", text)).orElse(question);
    }

    private String answer(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.resolve(path))
                .header("Authorization", "Bearer " + PlayheadSystem.ADMIN_KEY)
                .timeout(Duration.ofMinutes(1))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }
}
