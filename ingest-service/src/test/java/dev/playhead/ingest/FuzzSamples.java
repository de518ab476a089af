package dev.playhead.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.playhead.ingest.follow.Websites;
import dev.playhead.recording.PrivacyLevel;
import dev.playhead.recording.WebsiteId;
import dev.playhead.wire.settings.MaskingRule;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Requests as they are before they are damaged. */
record FuzzSamples(Websites websites) {
    private static final String LINES = "{\"type\":4,\"timestamp\":1,\"data\":{\"href\":\"https://a.example/ä\"}}\n"
            + "{\"type\":3,\"timestamp\":2,\"data\":{\"source\":2,\"type\":2,\"id\":7}}\n";
    private static final String PAGE = LINES
            + "{\"type\":2,\"timestamp\":3,\"data\":{\"node\":{\"type\":2,\"tagName\":\"p\",\"attributes\":{\"title\":\"a@b.example\",\"value\":7},"
            + "\"childNodes\":[{\"type\":3,\"textContent\":\"a\\u0040b.example \\ud83d\\ude00\",\"id\":2}],\"id\":1}}}\n"
            + "{\"type\":5,\"timestamp\":4,\"data\":{\"tag\":\"recording-meta\",\"payload\":{\"includePii\":true,\"visitor\":\"a b\",\"x\":[1,{}]}}}\n";

    /** A request as a client of that dialect would send it. */
    record Sample(String path, byte[] body, List<String> headers) {}

    enum Spoken {
        NATIVE,
        NATIVE_BINARY,
        RRWEB_CLOUD,
        DOZOR,
        REPLAYA,
        /** To a website at the strict level that has rules: what is damaged is read before it is kept. */
        MASKED
    }

    List<Sample> of(Spoken dialect) {
        return switch (dialect) {
            case NATIVE -> nativeMessages();
            case MASKED -> masked();
            case NATIVE_BINARY -> {
                Recording recording = Recording.start(World.SHOP);
                String path =
                        "/recordings/" + recording.uid() + "/chunks" + "?windowId=w&seq=1&token=" + recording.token();
                yield List.of(
                        new Sample(path, LINES.getBytes(UTF_8), List.of("Content-Type", "application/x-ndjson")),
                        new Sample(
                                "/api/track" + recording.query("w", 2) + "&token=" + recording.token(),
                                Compress.gzip(LINES.getBytes(UTF_8)),
                                List.of("Content-Type", "text/plain", "Content-Encoding", "gzip")));
            }
            case RRWEB_CLOUD -> {
                String path = "/recordings/" + UUID.randomUUID();
                List<String> key = List.of("Authorization", "Bearer " + World.SHOP_KEY);
                yield List.of(
                        new Sample(path + "/ingest", LINES.getBytes(UTF_8), with(key, "application/x-ndjson")),
                        new Sample(
                                path + "/events",
                                ("{\"events\":[" + LINES.lines().findFirst().orElseThrow() + "]}").getBytes(UTF_8),
                                with(key, "application/json")),
                        new Sample(
                                path + "/meta",
                                "{\"a\":1,\"b\":\"c\"}".getBytes(UTF_8),
                                with(key, "application/json")));
            }
            case DOZOR -> {
                DozorClient client = DozorClient.open();
                List<String> key = List.of("X-Dozor-Public-Key", World.SHOP_KEY);
                Map<String, Object> message = client.message(DozorClient.events(0, 3));
                message.put(
                        "metadata",
                        Map.of(
                                "url",
                                "https://a.example/",
                                "screenWidth",
                                800,
                                "userIdentity",
                                Map.of("userId", "u", "traits", Map.of("a", 1))));
                yield List.of(
                        new Sample("/api/ingest", Http.json(message), with(key, "application/json")),
                        new Sample(
                                "/api/sessions/cancel",
                                Http.json(Map.of("sessionId", UUID.randomUUID())),
                                with(key, "application/json")));
            }
            case REPLAYA -> {
                ReplayaClient client = ReplayaClient.open();
                String path = "/api/sessions/" + client.id();
                Map<String, Object> events =
                        Map.of("events", DozorClient.events(0, 3), "eventCount", 3, "sessionToken", client.token());
                yield List.of(
                        new Sample(path + "/events", Http.json(events), with(List.of(), "application/json")),
                        new Sample(
                                path + "/heartbeat",
                                Http.json(Map.of("sessionToken", client.token())),
                                with(List.of(), "text/plain")),
                        new Sample(
                                path + "/stop",
                                Http.json(Map.of("sessionToken", "x", "eventCount", 9)),
                                with(List.of(), "text/plain")),
                        new Sample(
                                "/api/sessions",
                                Http.json(Map.of("projectKey", World.SHOP_KEY, "title", "t", "url", "u")),
                                with(List.of(), "application/json")));
            }
        };
    }

    private List<Sample> masked() {
        WebsiteId website = new WebsiteId("flid_fuzzmasked000000");
        String key = "dp_6123456789abcdef0123456789abcdef";
        World.publishAndAwait(
                World.settings(website)
                        .publicKeys(List.of(key))
                        .privacy(PrivacyLevel.STRICT)
                        .maskingRules(List.of(new MaskingRule("(?i)[a-z0-9._%+-]+@[a-z0-9.-]+\\.[a-z]{2,}", "•••"))),
                websites);
        Map<String, Object> message =
                new DozorClient(UUID.randomUUID().toString(), key).message(DozorClient.events(0, 1));
        message.put("metadata", Map.of("url", "https://a.example/?b=c%40d.example#e", "referrer", "a@b.example"));
        List<String> bearer = List.of("Authorization", "Bearer " + key);
        String path = "/recordings/" + UUID.randomUUID();
        return List.of(
                new Sample(path + "/events", PAGE.getBytes(UTF_8), with(bearer, "application/x-ndjson")),
                new Sample(
                        path + "/events",
                        Compress.gzip(PAGE.getBytes(UTF_8)),
                        with(
                                List.of("Authorization", "Bearer " + key, "Content-Encoding", "gzip"),
                                "application/json")),
                new Sample(path + "/meta", Http.json(Map.of("title", "a@b.example")), with(bearer, "application/json")),
                new Sample(
                        "/api/ingest",
                        Http.json(message),
                        with(List.of("X-Dozor-Public-Key", key), "application/json")));
    }

    private static List<Sample> nativeMessages() {
        Recording recording = Recording.start(World.SHOP);
        String base64 = Base64.getEncoder().encodeToString(Compress.gzip(LINES.getBytes(UTF_8)));
        Map<String, Object> identify = recording.message("recording_identify");
        identify.put("userId", "u");
        identify.put("traits", Map.of("a", 1));
        List<Sample> samples = new ArrayList<>();
        for (Map<String, ?> message : List.of(
                recording.chunk("w", 0, "gzip", base64),
                recording.chunk("w", 1, "identity", LINES),
                recording.chunk("w", 2, "identity", List.of(Map.of("type", 4))),
                recording.message("recording_start"),
                recording.message("recording_heartbeat"),
                identify)) {
            samples.add(new Sample("/events", Http.json(message), List.of("Content-Type", "application/json")));
        }
        return samples;
    }

    private static List<String> with(List<String> headers, String contentType) {
        List<String> all = new ArrayList<>(headers);
        all.addAll(List.of("Content-Type", contentType));
        return all;
    }
}
