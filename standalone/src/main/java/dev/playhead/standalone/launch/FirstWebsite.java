package dev.playhead.standalone.launch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.playhead.standalone.supervise.StartFailedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Makes a website on the first run, so that there is something to record into. */
final class FirstWebsite {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);
    private static final String REQUEST = "{\"name\":\"My website\"}";

    private FirstWebsite() {}

    static Website make(URI query, String adminKey) throws StartFailedException, InterruptedException {
        var request = HttpRequest.newBuilder(query.resolve("/api/v1/websites"))
                .timeout(ANSWER_WITHIN)
                .header("Authorization", "Bearer " + adminKey)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(REQUEST))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 201) {
                throw new StartFailedException(
                        "The first website can't be made: query answers " + answer.statusCode() + " " + answer.body());
            }
            JsonNode website = PrivateFile.JSON.readTree(answer.body());
            return new Website(
                    website.path("websiteId").asText(),
                    website.path("publicKey").asText(),
                    website.path("secretKey").asText());
        } catch (IOException failure) {
            throw new StartFailedException("The first website can't be made: query doesn't answer", failure);
        }
    }
}
