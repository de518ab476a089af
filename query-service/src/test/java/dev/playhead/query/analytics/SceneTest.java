package dev.playhead.query.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.query.Keys;
import dev.playhead.storage.facts.FactsStore;
import dev.playhead.storage.facts.RecordingsTable;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;

/** A website with random facts, and another's rows beside them: every number is counted again in Java. */
abstract class SceneTest {
    @Inject
    FactsStore store;

    @Inject
    RecordingsTable recordings;

    Keys mine = new Keys("", "", "");
    Scene scene = new Scene(0, 0);

    @BeforeEach
    void aWebsite() {
        mine = Keys.create("Mine");
    }

    /** Mine, and another's beside it. */
    void load() {
        long seed = new Random().nextLong();
        // what a failure needs to be repeated
        System.out.println("seed " + seed);
        scene = new Scene(seed, 60);
        scene.rows(mine.websiteId()).load(store, recordings);
        new Scene(seed + 1, 60).rows(Keys.create("Theirs").websiteId()).load(store, recordings);
    }

    /** The recordings of a number, counted by the filter that leads to them. */
    void leadsToItsRecordings(JsonPath answer, int most) {
        List<Map<String, Object>> items = answer.getList("items");
        for (Map<String, Object> item : items.subList(0, Math.min(most, items.size()))) {
            RequestSpecification request = mine.secretly()
                    .queryParam("from", Scene.FROM - 10 * 86_400_000L)
                    .queryParam("to", Scene.TO + 10 * 86_400_000L);
            for (Map.Entry<?, ?> parameter : ((Map<?, ?>) item.get("filter")).entrySet()) {
                if (parameter.getValue() instanceof Collection<?> many) {
                    request.queryParam(parameter.getKey().toString(), many);
                } else {
                    request.queryParam(parameter.getKey().toString(), parameter.getValue());
                }
            }
            assertThat(request.get("/api/v1/analytics/overview")
                            .then()
                            .statusCode(200)
                            .extract()
                            .jsonPath()
                            .getInt("total.recordings"))
                    .as(item.toString())
                    .isEqualTo(item.get("recordings"));
        }
    }

    JsonPath ask(String question, Map<String, ?> parameters) {
        return request(parameters)
                .queryParams(parameters.containsKey("limit") ? Map.of() : Map.of("limit", 1_000))
                .get("/api/v1/analytics/" + question)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    RequestSpecification request(Map<String, ?> parameters) {
        return mine.secretly()
                .queryParam("from", Scene.FROM)
                .queryParam("to", Scene.TO)
                .queryParams(parameters);
    }
}
