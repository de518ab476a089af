package dev.playhead.query.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.query.CatalogRows;
import dev.playhead.query.ServersResource;
import dev.playhead.query.recordings.SearchedRows.One;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pages of the list: full, in order, each recording once, whatever comes and goes meanwhile. */
@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class PagingTest extends OverSearchedRows {
    @Test
    void aPageIsFullThoughEachRecordingHasManyRows() {
        for (int i = 1; i <= 6; i++) {
            long more = i;
            list.all().stream().map(one -> one.lasting(one.durationMs() + more)).forEach(rows::change);
            rows.deliver();
        }

        assertThat(SearchedList.ids(list.page(Map.of("limit", "20"))))
                .isEqualTo(list.expected(_ -> true, One::startedAt, true).subList(0, 20));
        assertThat(list.pages(Map.of())).isEqualTo(list.expected(_ -> true, One::startedAt, true));
    }

    @Test
    void sortsByTheLatestRevisionAndListsNoneTwice() {
        // What the service knows of the website's durations is then out of date.
        list.page(Map.of("sort", "durationMs"));
        List<One> longer = list.all().stream()
                .map(one -> one.lasting(one.durationMs() * 3 + 1))
                .toList();
        longer.forEach(rows::change);
        rows.deliver();
        list = list.with(longer);

        assertThat(list.pages(Map.of("sort", "durationMs"))).isEqualTo(list.expected(_ -> true, One::durationMs, true));
        assertThat(list.pages(Map.of("sort", "durationMs", "order", "asc")))
                .isEqualTo(list.expected(_ -> true, One::durationMs, false));
        assertThat(list.pages(Map.of("sort", "errors", "minDurationMs", "10000")))
                .isEqualTo(list.expected(one -> one.durationMs() >= 10_000, One::count, true));
    }

    @Test
    void newOnesDontDisturbPagingAndErasedOnesAreNeverListed() {
        List<String> seen = new ArrayList<>();
        JsonPath page = list.page(Map.of("limit", "7"));
        seen.addAll(SearchedList.ids(page));
        while (page.getString("nextCursor") != null) {
            rows.insert(SearchedRows.random(list.website().websiteId(), 1, list.now() + 60_000)
                    .getFirst());
            rows.deliver();
            page = list.page(Map.of("limit", "7", "cursor", page.getString("nextCursor")));
            seen.addAll(SearchedList.ids(page));
        }
        assertThat(seen).isEqualTo(list.expected(_ -> true, One::startedAt, true));

        CatalogRows.run(
                "UPDATE recordings SET state = 'erased' WHERE recording_id = ?",
                list.all().getFirst().id());

        assertThat(list.pages(Map.of())).doesNotContain(list.all().getFirst().text());
    }
}
