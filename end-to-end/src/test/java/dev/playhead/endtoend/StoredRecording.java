package dev.playhead.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * What is kept of a recording, without what each recorder may say in its own way.
 *
 * @param events as they are replayed, each its JSON
 * @param facts all columns in log order, but those that name the recording, its segments and its places in the log (a
 *     recorder cuts its chunks as it likes); {@code ts} counts from the recording's start, because only the native dialect
 *     says when it sends, and so gets its clock corrected by the time that a request took
 * @param summary of the list, but who was recorded by what, and how many requests and bytes it took
 */
record StoredRecording(List<String> events, List<JsonNode> facts, JsonNode summary) {
    private static final Duration WITHIN = Duration.ofSeconds(90);

    /** Who, by what, when, and how the log happens to hold it. */
    private static final Set<String> OWN = Set.of(
            "recordingId",
            "externalId",
            "visitorUid",
            "sessionUid",
            "userId",
            "state",
            "startedAt",
            "endedAt",
            "sdk",
            "dialect",
            "browser",
            "os",
            "device",
            "metadata",
            "chunkCount",
            "rawBytes",
            "storedBytes",
            "keyframes");

    /** Waits until the recording has so many events and the fact of the last one. */
    static StoredRecording await(Api api, String websiteId, String id, int events) {
        ObjectNode summary = (ObjectNode) Awaitility.await()
                .atMost(WITHIN)
                .until(
                        () -> find(api, websiteId, id),
                        found -> found.path("eventCount").asInt() >= events);
        String recordingId = summary.get("recordingId").asText();
        long startedAt = summary.get("startedAt").asLong();
        List<JsonNode> facts = Awaitility.await()
                .atMost(WITHIN)
                .until(() -> facts(api, recordingId, startedAt), StoredRecording::hasLast);
        List<String> replayed = api.get("/api/v1/replay/" + recordingId + "/events")
                .body()
                .lines()
                .toList();
        return new StoredRecording(replayed, facts, summary.remove(OWN));
    }

    private static ConditionFactory patiently() {
        return Awaitility.await().atMost(WITHIN).pollDelay(Duration.ZERO);
    }

    /** By our id, or by the client's. */
    private static JsonNode find(Api api, String websiteId, String id) {
        JsonNode listed = api.json("/api/v1/recordings?websiteId=" + websiteId + "&externalId=" + id)
                .path("recordings");
        String recordingId =
                listed.isEmpty() ? id : listed.get(0).get("recordingId").asText();
        var detail = api.get("/api/v1/recordings/" + recordingId);
        return detail.statusCode() == 200 ? Api.parse(detail.body()) : Api.JSON.createObjectNode();
    }

    private static List<JsonNode> facts(Api api, String recordingId, long startedAt) {
        return new ArrayList<>(api.clickHouse("SELECT * EXCEPT (recording_id, position_offset, position_index, ordinal,"
                + " segment_id, partition, received_at, ts), toInt64(toUnixTimestamp64Milli(ts)) - " + startedAt
                + " AS since_start_ms FROM facts WHERE recording_id = '" + recordingId
                + "' ORDER BY position_offset, position_index, ordinal"));
    }

    private static boolean hasLast(List<JsonNode> facts) {
        return facts.stream().anyMatch(fact -> fact.path("name").asText().equals(SentRecording.LAST));
    }
}
