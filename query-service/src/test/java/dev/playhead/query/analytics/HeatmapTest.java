package dev.playhead.query.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.query.ServersResource;
import dev.playhead.query.search.ViewportClass;
import dev.playhead.recording.detect.FactDetail;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class HeatmapTest extends SceneTest {
    @Test
    void heatmapCellsHoldTheirClicks() {
        load();
        Map<List<Object>, Long> expected = scene.asked(FactDetail.Click.class)
                .filter(fact -> fact.pattern().equals("/product/:id"))
                .map(fact -> (FactDetail.Click) fact.detail())
                .filter(click -> click.x() < click.viewportWidth() && click.y() < click.viewportHeight())
                .collect(Collectors.groupingBy(
                        click -> List.of(
                                ViewportClass.of(click.viewportWidth()),
                                (int) Math.floor(click.x() * 7 / click.viewportWidth()),
                                (int) Math.floor(click.y() * 5 / click.viewportHeight())),
                        Collectors.counting()));

        JsonPath answer = ask("heatmap", Map.of("page", "/product/:id", "columns", 7, "rows", 5));

        Map<List<Object>, Long> counted = new HashMap<>();
        for (Map<String, Object> cell : answer.<Map<String, Object>>getList("items")) {
            counted.put(
                    List.of(cell.get("viewport"), cell.get("column"), cell.get("row")),
                    ((Number) cell.get("count")).longValue());
        }
        assertThat(counted).isEqualTo(expected);
        leadsToItsRecordings(answer, 3);
    }
}
