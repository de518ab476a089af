package dev.playhead.query.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.playhead.query.ServersResource;
import dev.playhead.query.recordings.SearchedRows.One;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The list over ClickHouse against what the same rows give when each filter is a predicate in Java. */
@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class FiltersTest extends OverSearchedRows {
    @Test
    void everyFilterShowsExactlyWhatFitsInOrder() {
        Map<Map<String, String>, Predicate<One>> filters = new LinkedHashMap<>();
        filters.put(Map.of(), one -> true);
        filters.put(Map.of("state", "stopped"), one -> one.state().equals("stopped"));
        filters.put(Map.of("browser", "Firefox"), one -> one.browser().equals("Firefox"));
        filters.put(Map.of("os", "Windows"), one -> false);
        filters.put(Map.of("device", "desktop", "country", "DE"), one -> one.country()
                .equals("DE"));
        filters.put(Map.of("visitorUid", "v-1"), one -> one.visitorUid().equals("v-1"));
        filters.put(Map.of("sessionUid", "s-3"), one -> one.sessionUid().equals("s-3"));
        filters.put(Map.of("userId", "u-2"), one -> one.userId().equals("u-2"));
        filters.put(
                Map.of("externalId", "ext-" + list.all().get(9).id()),
                one -> one.equals(list.all().get(9)));
        for (String min : List.of(
                "minPageViews",
                "minClicks",
                "minRageClicks",
                "minDeadClicks",
                "minErrors",
                "minConsoleErrors",
                "minNetworkErrors")) {
            filters.put(Map.of(min, "2"), one -> one.count() >= 2);
        }
        filters.put(Map.of("minDurationMs", "5000"), one -> one.durationMs() >= 5_000);
        filters.put(Map.of("minActiveMs", "3000"), one -> one.durationMs() / 2 >= 3_000);
        filters.put(Map.of("from", "" + (list.now() - 3_600_000)), one -> one.startedAt() >= list.now() - 3_600_000);
        filters.put(Map.of("to", "" + (list.now() - 3_600_000)), one -> one.startedAt() < list.now() - 3_600_000);
        filters.put(Map.of("url", "https://shop.example/p2"), one -> one.page().endsWith("p2"));
        filters.put(Map.of("url", "https://shop.example/p", "urlMatch", "prefix"), one -> true);
        filters.put(
                Map.of("url", "/p3", "urlMatch", "contains"), one -> one.page().endsWith("p3"));
        filters.put(Map.of("url", "/p9", "urlMatch", "contains"), one -> false);
        filters.put(Map.of("url", "shop.example/p3", "urlMatch", "prefix"), one -> false);
        filters.put(
                Map.of("url", "/p3", "urlMatch", "contains", "browser", "Chrome"),
                one -> one.page().endsWith("p3") && one.browser().equals("Chrome"));
        filters.put(Map.of("meta[plan]", "pro"), one -> one.plan().equals("pro"));
        filters.put(Map.of("meta[plan]", "gold"), one -> false);
        filters.put(Map.of("meta[other]", "pro"), one -> false);
        filters.put(Map.of("fact", "click:#b1"), one -> one.clicked().equals("#b1"));
        filters.put(Map.of("fact", "click"), one -> true);
        filters.put(Map.of("fact", "error"), one -> false);
        filters.put(Map.of("fact", "page_view:/p2"), one -> one.page().endsWith("p2"));
        filters.put(Map.of("fact", "page_view:https://shop.example/p2"), one -> one.page()
                .endsWith("p2"));
        filters.put(Map.of("fact", "page_view:https://other.example/p2"), one -> false);
        filters.put(
                Map.of("fact", "click:#b1", "browser", "Chrome", "minErrors", "1", "meta[plan]", "free"),
                one -> one.clicked().equals("#b1")
                        && one.browser().equals("Chrome")
                        && one.count() >= 1
                        && one.plan().equals("free"));

        filters.forEach(this::inEveryOrder);
    }

    /** In those that are cut, each in another way; the shortest first is left to {@link PagingTest}. */
    private void inEveryOrder(Map<String, String> parameters, Predicate<One> fits) {
        inOrder(parameters, "startedAt", "desc", list.expected(fits, One::startedAt, true));
        inOrder(parameters, "startedAt", "asc", list.expected(fits, One::startedAt, false));
        inOrder(parameters, "durationMs", "desc", list.expected(fits, One::durationMs, true));
    }

    private void inOrder(Map<String, String> parameters, String sort, String order, List<String> expected) {
        Map<String, String> asked = new LinkedHashMap<>(parameters);
        asked.put("sort", sort);
        asked.put("order", order);
        assertThat(list.pages(asked)).as("%s", asked).isEqualTo(expected);
    }

    @Test
    void aPartOfAnAddressIsFoundAmongMorePagesThanAreKeptAside() {
        One visitor = list.all().getFirst();
        rows.visited(visitor, 6_000);
        rows.deliver();

        assertThat(list.pages(Map.of("url", "/n5999", "urlMatch", "contains"))).containsExactly(visitor.text());
        assertThat(list.pages(Map.of("url", "https://shop.example/n5999", "urlMatch", "prefix")))
                .containsExactly(visitor.text());
        assertThat(list.pages(Map.of("url", "/n6000", "urlMatch", "contains"))).isEmpty();
    }

    @Test
    void twoFactsAreBothWanted() {
        list.website()
                .secretly()
                .queryParam("fact", "click:#b1", "page_view:/p2")
                .get(SearchedList.PATH)
                .then()
                .statusCode(200)
                .body(
                        "recordings.recordingId",
                        equalTo(list.expected(
                                one -> one.clicked().equals("#b1") && one.page().endsWith("p2"),
                                One::startedAt,
                                true)));
    }
}
