package dev.playhead.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.playhead.standalone.RunningPlayhead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Playhead's HTTP API as a script would use it. */
public final class Api {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final RunningPlayhead playhead;
    private final String key;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** With the first website's secret key. */
    Api(RunningPlayhead playhead) {
        this(playhead, playhead.secretKey());
    }

    public Api(RunningPlayhead playhead, String key) {
        this.playhead = playhead;
        this.key = key;
    }

    /** A read with the key. */
    public HttpResponse<String> get(String path) {
        return send(request(path).header("Authorization", "Bearer " + key).GET());
    }

    /** What a read answers with 200. */
    public JsonNode json(String path) {
        HttpResponse<String> response = get(path);
        if (response.statusCode() != 200) {
            throw new AssertionError(path + " answered " + response.statusCode() + ": " + response.body());
        }
        return parse(response.body());
    }

    /** What a write with the key creates. */
    public JsonNode create(String path, String body) {
        HttpResponse<String> response = postWithKey(path, body);
        if (response.statusCode() != 201) {
            throw new AssertionError(path + " answered " + response.statusCode() + ": " + response.body());
        }
        return parse(response.body());
    }

    HttpResponse<String> post(String path, Object body) {
        return post(path, body.toString().getBytes(StandardCharsets.UTF_8), "application/json");
    }

    HttpResponse<String> post(String path, byte[] body, String... headers) {
        HttpRequest.Builder request = request(path).POST(BodyPublishers.ofByteArray(body));
        if (headers.length == 1) {
            request.header("Content-Type", headers[0]);
        } else {
            request.headers(headers);
        }
        return send(request);
    }

    HttpResponse<String> postWithKey(String path, String json) {
        return withKey("POST", path, json);
    }

    HttpResponse<String> patchWithKey(String path, String json) {
        return withKey("PATCH", path, json);
    }

    HttpResponse<String> delete(String path) {
        return send(request(path).header("Authorization", "Bearer " + key).DELETE());
    }

    private HttpResponse<String> withKey(String method, String path, String json) {
        return send(request(path)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json)));
    }

    /** `state` of a recording, or "" while it is not listed. */
    public String state(String recordingId) {
        HttpResponse<String> response = get("/api/v1/recordings/" + recordingId);
        return response.statusCode() == 200
                ? parse(response.body()).path("state").asText()
                : "";
    }

    /** Every event of a recording as it is replayed now, in log order. */
    public List<JsonNode> replay(String recordingId) {
        return replay(playhead.gateway(), recordingId);
    }

    /** The same from one instance of the replay service. */
    List<JsonNode> replay(URI instance, String recordingId) {
        HttpResponse<String> response =
                exchange(HttpRequest.newBuilder(instance.resolve("/api/v1/replay/" + recordingId + "/events"))
                        .timeout(TIMEOUT)
                        .header("Authorization", "Bearer " + key)
                        .build());
        if (response.statusCode() != 200) {
            throw new AssertionError("the replay answered " + response.statusCode() + ": " + response.body());
        }
        List<JsonNode> events = new ArrayList<>();
        response.body().lines().map(Api::parse).forEach(events::add);
        return events;
    }

    /** Rows of ClickHouse's answer to a question, one JSON object each. */
    public List<JsonNode> clickHouse(String sql) {
        var server = playhead.servers().clickHouse();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(server.url() + "/?database=playhead&default_format=JSONEachRow" + "&user="
                                + encode(server.username()) + "&password=" + encode(server.password())))
                .timeout(TIMEOUT)
                .POST(BodyPublishers.ofString(sql))
                .build();
        HttpResponse<String> response = exchange(request);
        if (response.statusCode() != 200) {
            throw new AssertionError("ClickHouse answered " + response.statusCode() + ": " + response.body());
        }
        return response.body().lines().map(Api::parse).toList();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(playhead.gateway().resolve(path)).timeout(TIMEOUT);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return exchange(request.build());
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    request.method() + " " + request.uri().getPath(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("no JSON: " + json.substring(0, Math.min(200, json.length())), e);
        }
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
