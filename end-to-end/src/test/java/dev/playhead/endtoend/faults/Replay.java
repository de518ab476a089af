package dev.playhead.endtoend.faults;

import dev.playhead.endtoend.load.Pause;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Compares a replay with what was acknowledged, event by event, as it arrives. */
final class Replay {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);
    private static final int SHOWN = 160;

    private final HttpClient http;
    private final URI gateway;
    private final String secretKey;
    private final Duration patience;

    /** @param patience with a replay that is refused, or breaks off */
    Replay(HttpClient http, URI gateway, String secretKey, Duration patience) {
        this.http = http;
        this.gateway = gateway;
        this.secretKey = secretKey;
        this.patience = patience;
    }

    /** Where the replay differs from the first {@code count} lines, for a person; empty where it doesn't. */
    String difference(String recordingId, List<String> lines, int count) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            String trouble;
            try {
                HttpResponse<InputStream> answer = http.send(
                        HttpRequest.newBuilder(gateway.resolve("/api/v1/replay/" + recordingId + "/events"))
                                .header("Authorization", "Bearer " + secretKey)
                                .timeout(ANSWER_WITHIN)
                                .build(),
                        BodyHandlers.ofInputStream());
                try (InputStream body = answer.body()) {
                    if (answer.statusCode() == 200) {
                        return compare(body, lines.subList(0, count));
                    }
                    trouble = "answered " + answer.statusCode() + ": "
                            + new String(body.readNBytes(SHOWN), StandardCharsets.UTF_8);
                }
            } catch (IOException brokenOff) {
                trouble = "broke off: " + brokenOff;
            }
            if (System.nanoTime() > deadline) {
                return "the replay " + trouble;
            }
            Pause.of(BETWEEN_TRIES);
        }
    }

    static String compare(InputStream body, List<String> expected) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        int at = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine(), at++) {
            if (at == expected.size()) {
                return "event %d is one too many: %s".formatted(at, shown(line));
            }
            if (!line.equals(expected.get(at))) {
                return "event %d of %d is%n      %s%n  not %s"
                        .formatted(at, expected.size(), shown(line), shown(expected.get(at)));
            }
        }
        return at == expected.size()
                ? ""
                : "event %d of %d is missing, and all after it: %s"
                        .formatted(at, expected.size(), shown(expected.get(at)));
    }

    private static String shown(String line) {
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "… (" + line.length() + " characters)";
    }
}
