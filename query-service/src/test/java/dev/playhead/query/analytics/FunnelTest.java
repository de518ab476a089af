package dev.playhead.query.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.query.ServersResource;
import dev.playhead.query.analytics.Scene.Happened;
import dev.playhead.query.analytics.Scene.Recorded;
import dev.playhead.recording.detect.FactDetail;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class FunnelTest extends SceneTest {
    private static final long WINDOW = 15_000;

    @Test
    void funnelFollowsEachRecording() {
        load();
        List<String> steps = List.of("page_view", "click:#buy", "track:paid");
        long[] reached = new long[4];
        for (Recorded one : scene.recordings) {
            List<Happened> own = scene.facts.stream()
                    .filter(fact -> fact.recording().equals(one.id()) && fact.isIn(Scene.FROM, Scene.TO))
                    .toList();
            for (int level = 1; level <= furthest(own); level++) {
                reached[level]++;
            }
        }

        JsonPath answer = JsonPath.from(request(Map.of("windowMs", WINDOW))
                .queryParam("step", steps)
                .get("/api/v1/analytics/funnel")
                .then()
                .statusCode(200)
                .extract()
                .asString());

        assertThat(answer.<Integer>getList("items.recordings"))
                .containsExactly((int) reached[1], (int) reached[2], (int) reached[3]);
        assertThat(request(Map.of("windowMs", WINDOW, "reached", 2, "only", true))
                        .queryParam("step", steps)
                        .get("/api/v1/analytics/funnel/recordings")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getList("recordings"))
                .hasSize((int) (reached[2] - reached[3]));
    }

    private static int furthest(List<Happened> facts) {
        int furthest = 0;
        for (Happened first : facts) {
            if (first.detail() instanceof FactDetail.PageView) {
                furthest = Math.max(furthest, chain(facts, first.at()));
            }
        }
        return furthest;
    }

    private static int chain(List<Happened> facts, long start) {
        long clicked = earliest(
                facts,
                start,
                fact -> fact.detail() instanceof FactDetail.Click click
                        && click.target().selector().equals("#buy"));
        if (clicked > start + WINDOW) {
            return 1;
        }
        long paid = earliest(
                facts,
                clicked,
                fact -> fact.detail() instanceof FactDetail.Track track
                        && track.name().equals("paid"));
        return paid > start + WINDOW ? 2 : 3;
    }

    private static long earliest(List<Happened> facts, long after, Predicate<Happened> which) {
        return facts.stream()
                .filter(which)
                .mapToLong(Happened::at)
                .filter(at -> at > after)
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
