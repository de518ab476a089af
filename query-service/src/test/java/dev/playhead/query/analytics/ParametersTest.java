package dev.playhead.query.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.playhead.query.Keys;
import dev.playhead.query.ServersResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked with: nothing of it can say more than a value, or reach another website. */
@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class ParametersTest extends SceneTest {
    @ParameterizedTest
    @CsvSource({
        "clicks, limit, 0",
        "clicks, limit, 1001",
        "clicks, nosuch, 1",
        "clicks, from, yesterday",
        "clicks, to, 0",
        "clicks, starred, true",
        "clicks, fact, nosuch:x",
        "clicks, fact, 'click:{\"nosuch\":\"x\"}'",
        "clicks, fact, 'click:{\"left\":\"NaN\"}'",
        "clicks, fact, 'click:{not json'",
        "overview, bucket, minute",
        "heatmap, page, ''",
        "heatmap, columns, 201",
        "heatmap, kind, page_view",
        "heatmap, viewport, '1) OR (1=1'",
        "funnel, step, 'error:x'",
        "funnel, step, ''",
        "funnel, windowMs, -1"
    })
    void aParameterThatCannotBeUsedIsNamed(String question, String name, String value) {
        Map<String, Object> parameters = new HashMap<>(Map.of("page", "/", "step", "click"));
        parameters
                .keySet()
                .removeIf(other -> other.equals("page") != question.equals("heatmap")
                        || other.equals("step") && !question.equals("funnel"));
        if (question.equals("funnel")) {
            parameters.put("step", "click");
            parameters.remove("page");
        }
        parameters.put(name, value);
        mine.secretly()
                .queryParams(parameters)
                .get("/api/v1/analytics/" + question)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("parameter", equalTo(name));
    }

    @ParameterizedTest
    @CsvSource({"'\\'", "'%27 OR 1=1 --'", "''')'", "'$tenant'", "'x{websites:String}'", "':id/('", "'/a\nb'"})
    void textsOfParametersAreTextsOnly(String text) {
        assertThat(ask("heatmap", Map.of("page", text)).getList("items")).isEmpty();
        assertThat(ask("clicks", Map.of("browser", text)).getList("items")).isEmpty();
        assertThat(ask("clicks", Map.of("fact", "click:" + text)).getList("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "overview",
        "pages",
        "clicks",
        "rage-clicks",
        "dead-clicks",
        "errors",
        "network-errors",
        "console-errors",
        "web-vitals",
        "scroll-depth",
        "heatmap?page=/",
        "funnel?step=click",
        "funnel/recordings?step=click"
    })
    void anotherWebsiteIsAsGoodAsNone(String question) {
        for (String website : List.of(Keys.create("Other").websiteId(), "flid_" + "0".repeat(24), "none")) {
            mine.secretly()
                    .queryParam("websiteId", website)
                    .get("/api/v1/analytics/" + question)
                    .then()
                    .statusCode(404)
                    .body("reason", equalTo("not_found"));
        }
    }
}
