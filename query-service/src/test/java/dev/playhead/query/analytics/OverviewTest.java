package dev.playhead.query.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.playhead.query.ServersResource;
import dev.playhead.query.analytics.Scene.Recorded;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class OverviewTest extends SceneTest {
    @Test
    void overviewCountsTheRecordingsThatBegan() {
        load();
        JsonPath answer = ask("overview", Map.of("bucket", "day"));

        assertThat(answer.getList("buckets")).hasSize(3);
        for (int day = 0; day < 3; day++) {
            compare(
                    answer.getMap("buckets[" + day + "]"),
                    Scene.FROM + day * 86_400_000L,
                    Scene.FROM + (day + 1) * 86_400_000L);
        }
        compare(answer.getMap("total"), Scene.FROM, Scene.TO);
    }

    private void compare(Map<String, Object> numbers, long from, long to) {
        List<Recorded> began = scene.recordings.stream()
                .filter(one -> one.startedAt() >= from && one.startedAt() < to)
                .toList();
        long[] durations =
                began.stream().mapToLong(Recorded::durationMs).sorted().toArray();
        assertThat(numbers)
                .containsEntry("recordings", began.size())
                .containsEntry("visitors", (int)
                        began.stream().map(Recorded::visitor).distinct().count())
                .containsEntry(
                        "errors", began.stream().mapToInt(Recorded::errors).sum());
        if (durations.length > 0) {
            assertThat(((Number) numbers.get("medianDurationMs")).longValue())
                    .isEqualTo(durations[(int) (0.5 * durations.length)]);
            assertThat(((Number) numbers.get("p90DurationMs")).longValue())
                    .isEqualTo(durations[(int) (0.9 * durations.length)]);
            assertThat(((Number) numbers.get("rageRate")).doubleValue())
                    .isCloseTo(
                            (double) began.stream()
                                            .filter(one -> one.rageClicks() > 0)
                                            .count()
                                    / began.size(),
                            within(1e-6));
        }
    }
}
