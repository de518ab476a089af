package dev.playhead.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.recording.WebsiteId;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** A recording whose client says secrets of page and visitor wherever its dialect lets it, each named after its place. */
record Planted(WebsiteId website, String key, Set<String> places) {
    Planted(WebsiteId website, String key) {
        this(website, key, new TreeSet<>());
    }

    /** Sends the dialect's start or metadata and its events; all of it is accepted. */
    void send(Spoken dialect) {
        switch (dialect) {
            case NATIVE -> nativeDialect();
            case RRWEB_CLOUD -> rrwebCloud();
            case RRWEB_CLOUD_SOCKET -> rrwebCloudSocket();
            case DOZOR -> dozor();
            case REPLAYA -> replaya();
        }
    }

    enum Spoken {
        NATIVE,
        RRWEB_CLOUD,
        RRWEB_CLOUD_SOCKET,
        DOZOR,
        REPLAYA
    }

    private void nativeDialect() {
        HttpResponse<String> start = taken(Http.message(Map.of(
                "type",
                "recording_start",
                "websiteId",
                website.value(),
                "visitorUid",
                words("visitor"),
                "sessionUid",
                words("session"),
                "url",
                url("url"),
                "referrer",
                url("referrer"),
                "userAgent",
                words("agent"))));
        Recording recording = new Recording(
                website,
                Http.read(start).path("recordingUid").asText(),
                Http.read(start).path("token").asText());
        Map<String, Object> identify = recording.message("recording_identify");
        identify.put("userId", words("user"));
        identify.put("traits", traits());
        taken(Http.message(identify));
        taken(Http.message(recording.chunk("w", 0, "identity", List.of(meta()))));
    }

    private void rrwebCloud() {
        CloudClient client = new CloudClient();
        post(client, "events", cloudEvents());
        post(client, "meta", Map.of("title", words("title"), words("metaName"), words("meta"), "page", url("metaUrl")));
    }

    private void rrwebCloudSocket() {
        SocketClient socket = SocketClient.open(new CloudClient().path("events/ws") + "?token=" + key, null);
        cloudEvents()
                .forEach(event -> socket.text(new String(Http.json(event), java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(socket.close()).isEqualTo(1000);
    }

    private void post(CloudClient client, String what, Object body) {
        taken(Http.post(
                client.path(what),
                Http.json(body),
                "Content-Type",
                "application/json",
                "Authorization",
                "Bearer " + key));
    }

    private List<Object> cloudEvents() {
        return List.of(
                custom(
                        "recording-meta",
                        Map.of(
                                "includePii",
                                true,
                                "domain",
                                "shop.example",
                                "visitor",
                                words("visitor"),
                                "customer",
                                words("addedMeta"))),
                custom("pageview-meta", Map.of("url", url("viewUrl"), "title", words("viewTitle"))),
                meta());
    }

    private void dozor() {
        DozorClient client = new DozorClient(UUID.randomUUID().toString(), key);
        Map<String, Object> message = client.message(List.of(
                meta(),
                custom("dozor:url", Map.of("url", url("markerUrl"), "pathname", "/a")),
                custom(
                        "dozor:identity",
                        Map.of("userId", words("markerUser"), "traits", Map.of("n", words("markerTrait"))))));
        message.put(
                "metadata",
                Map.of(
                        "url",
                        url("url"),
                        "referrer",
                        url("referrer"),
                        "userAgent",
                        words("agent"),
                        "userIdentity",
                        Map.of("userId", words("user"), "traits", traits())));
        taken(client.post("/api/ingest", message));
    }

    private void replaya() {
        HttpResponse<String> created = taken(ReplayaClient.create(Map.of(
                "projectKey",
                key,
                "title",
                words("title"),
                "source",
                words("source"),
                "url",
                url("url"),
                "distinctId",
                words("visitor"),
                "userId",
                words("user"),
                "sdk",
                words("sdk"))));
        ReplayaClient client = new ReplayaClient(
                Http.read(created).path("session").path("id").asText(),
                Http.read(created).path("appendToken").asText());
        taken(client.events(List.of(meta()), 1));
    }

    private Map<String, Object> traits() {
        return Map.of("name", words("trait"), words("traitName"), "yes");
    }

    private Object meta() {
        return Map.of("type", 4, "timestamp", 1, "data", Map.of("href", url("href"), "width", 1, "height", 1));
    }

    private static Object custom(String tag, Map<String, Object> payload) {
        return Map.of("type", 5, "timestamp", 1, "data", Map.of("payload", payload, "tag", tag));
    }

    private String words(String place) {
        places.add(place);
        return "SECRET-" + place + " of Ada";
    }

    /** In the query, and percent-encoded in the fragment's. */
    private String url(String place) {
        places.add(place);
        return "https://ada:SECRET-" + place + "@shop.example/a?utm_source=x&t=SECRET-" + place + "#/b?t=%53ECRET-"
                + place;
    }

    private static HttpResponse<String> taken(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
        return answer;
    }
}
