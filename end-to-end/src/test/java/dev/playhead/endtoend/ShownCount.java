package dev.playhead.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the list and the analytics say of one recording, through the public API: as numbers, and as sums of what is ranked. */
final class ShownCount {
    private static final Duration WITHIN = Duration.ofSeconds(90);
    private static final long LONGER_THAN_ANY_MS = 3_600_000;

    private ShownCount() {}

    /** Waits until all of them are what was counted from the events. */
    static void becomes(Api api, String websiteId, String recordingId, IndependentCount expected) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        numbers.put("clicks", expected.clicks());
        numbers.put("rageClicks", expected.rageClicks());
        numbers.put("deadClicks", expected.deadClicks());
        numbers.put("errors", expected.errors());
        numbers.put("consoleErrors", expected.consoleErrors());
        numbers.put("networkErrors", expected.networkErrors());
        numbers.put("pageViews", expected.pageViews());
        Map<String, Integer> rankings = Map.of(
                "clicks", expected.clicks(),
                "rage-clicks", expected.rageClicks(),
                "dead-clicks", expected.deadClicks(),
                "errors", expected.errors(),
                "console-errors", expected.consoleErrors(),
                "network-errors", expected.networkErrors(),
                "pages", expected.pageViews());
        await().atMost(WITHIN).untilAsserted(() -> {
            JsonNode detail = api.json("/api/v1/recordings/" + recordingId);
            String only = "websiteId=" + websiteId + "&visitorUid="
                    + Api.encode(detail.path("visitorUid").asText());
            long from = detail.path("startedAt").asLong();
            String when = "&from=" + from + "&to=" + (from + LONGER_THAN_ANY_MS);
            JsonNode listed = api.json("/api/v1/recordings?" + only + when).at("/recordings/0");
            JsonNode total =
                    api.json("/api/v1/analytics/overview?" + only + when).path("total");
            assertThat(counts(detail, numbers)).as("the recording").isEqualTo(numbers);
            assertThat(counts(listed, numbers)).as("the list").isEqualTo(numbers);
            assertThat(counts(total, numbers)).as("the overview").isEqualTo(numbers);
            rankings.forEach((ranking, count) -> assertThat(
                            sum(api.json("/api/v1/analytics/" + ranking + "?limit=100&" + only + when)))
                    .as(ranking)
                    .isEqualTo(count));
        });
    }

    private static Map<String, Integer> counts(JsonNode shown, Map<String, Integer> names) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        names.keySet().forEach(name -> counts.put(name, shown.path(name).asInt(-1)));
        return counts;
    }

    private static int sum(JsonNode ranking) {
        int sum = 0;
        for (JsonNode item : ranking.path("items")) {
            sum += item.path("count").asInt();
        }
        return sum;
    }
}
