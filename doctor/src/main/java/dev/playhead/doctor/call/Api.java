package dev.playhead.doctor.call;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Calls to one installation, by its address and keys alone. Thread-safe. */
public final class Api implements AutoCloseable {
    private final URI base;
    private final String readKey;
    private final Duration timeout;
    private final HttpClient http;

    /**
     * @param base the gateway's address; a path of it is kept
     * @param readKey a secret key or the admin key
     * @param timeout of one call
     */
    public Api(URI base, String readKey, Duration timeout) {
        this.base = base;
        this.readKey = readKey;
        this.timeout = timeout;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    /** A read with the key. */
    public Answer get(String path) throws TroubledException {
        return send(path, authorized(path).GET());
    }

    public Answer delete(String path) throws TroubledException {
        return send(path, authorized(path).DELETE());
    }

    /** A write with the key, of JSON. */
    public Answer postAuthorized(String path, JsonNode body) throws TroubledException {
        return send(
                path,
                authorized(path).header("Content-Type", "application/json").POST(text(body)));
    }

    /** A recorder's request: it has no key. @param origin of the page that it pretends to run in */
    public Answer record(JsonNode message, @Nullable String origin) throws TroubledException {
        HttpRequest.Builder request =
                request("/events").header("Content-Type", "application/json").POST(text(message));
        if (origin != null) {
            request.header("Origin", origin);
        }
        return send("/events", request);
    }

    /** An open stream of server-sent events. The caller closes it. */
    InputStream stream(String path) throws TroubledException {
        Target target = Target.of(path);
        HttpResponse<InputStream> answer = exchange(
                target, authorized(path).header("Accept", "text/event-stream").GET(), BodyHandlers.ofInputStream());
        if (answer.statusCode() == 200) {
            return answer.body();
        }
        try (InputStream body = answer.body()) {
            String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            throw new TroubledException(new Answer(target, answer.statusCode(), answer.headers(), text).refused());
        } catch (IOException broken) {
            throw new TroubledException(new Trouble.Unreachable(target, "the connection broke"));
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    /** For a query string. */
    public static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder authorized(String path) {
        return request(path).header("Authorization", "Bearer " + readKey);
    }

    private HttpRequest.Builder request(String path) {
        String root = base.toString();
        return HttpRequest.newBuilder(
                        URI.create((root.endsWith("/") ? root.substring(0, root.length() - 1) : root) + path))
                .timeout(timeout)
                .header("User-Agent", "playhead-doctor");
    }

    private Answer send(String path, HttpRequest.Builder request) throws TroubledException {
        Target target = Target.of(path);
        HttpResponse<String> answer = exchange(target, request, BodyHandlers.ofString());
        return new Answer(target, answer.statusCode(), answer.headers(), answer.body());
    }

    private <T> HttpResponse<T> exchange(Target target, HttpRequest.Builder request, HttpResponse.BodyHandler<T> body)
            throws TroubledException {
        try {
            return http.send(request.build(), body);
        } catch (ConnectException | HttpConnectTimeoutException nobody) {
            throw new TroubledException(new Trouble.Unreachable(Target.GATEWAY, "nobody listens at " + base));
        } catch (HttpTimeoutException silent) {
            throw new TroubledException(
                    new Trouble.Unreachable(target, "no answer within " + timeout.toMillis() / 1000.0 + " s"));
        } catch (IOException broken) {
            throw new TroubledException(
                    new Trouble.Unreachable(target, "the connection broke (" + cause(broken) + ")"));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TroubledException(new Trouble.Unreachable(target, "interrupted"));
        }
    }

    private static String cause(IOException broken) {
        String message = broken.getMessage();
        return message == null ? broken.getClass().getSimpleName() : message;
    }

    private static HttpRequest.BodyPublisher text(JsonNode body) {
        return BodyPublishers.ofString(body.toString());
    }
}
