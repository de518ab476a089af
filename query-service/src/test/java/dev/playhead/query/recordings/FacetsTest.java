package dev.playhead.query.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.playhead.query.ServersResource;
import dev.playhead.query.recordings.SearchedRows.One;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a filter would leave, counted beside the list. */
@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class FacetsTest extends OverSearchedRows {
    @Test
    void facetsCountEverythingWhereNothingIsFiltered() {
        list.website()
                .secretly()
                .get(SearchedList.PATH + "/facets")
                .then()
                .statusCode(200)
                .body("recordings", equalTo(list.all().size()))
                .body("facets.browser.recordings.sum()", equalTo(list.all().size()));
    }

    @Test
    void facetsCountWhatTheListShows() {
        JsonPath facets = list.website()
                .secretly()
                .queryParam("country", "DE")
                .get(SearchedList.PATH + "/facets")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        List<One> fitting =
                list.all().stream().filter(one -> one.country().equals("DE")).toList();
        assertThat(facets.getInt("recordings")).isEqualTo(fitting.size());
        Map<String, Long> browsers =
                fitting.stream().collect(Collectors.groupingBy(One::browser, Collectors.counting()));
        assertThat(facets.<Map<String, Object>>getList("facets.browser"))
                .hasSize(browsers.size())
                .allSatisfy(value -> assertThat(browsers.get(value.get("value")))
                        .isEqualTo(((Number) value.get("recordings")).longValue()));
        assertThat(facets.getInt("facets.fact.find { it.value == 'error' }.recordings"))
                .isEqualTo((int) fitting.stream().filter(one -> one.count() > 0).count());
    }
}
