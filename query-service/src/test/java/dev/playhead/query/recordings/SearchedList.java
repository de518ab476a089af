package dev.playhead.query.recordings;

import dev.playhead.query.Keys;
import dev.playhead.query.recordings.SearchedRows.One;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A website's list, and what must be in it.
 *
 * @param all of the website's recordings
 * @param now when they were made up, in ms
 */
record SearchedList(Keys website, List<One> all, long now) {
    static final SearchedList NONE = new SearchedList(new Keys("", "", ""), List.of(), 0);
    static final String PATH = "/api/v1/recordings";

    /** Sixty recordings of a new website, beside those of another one. */
    static SearchedList create(SearchedRows rows) {
        long now = System.currentTimeMillis();
        Keys website = Keys.create("Shop");
        List<One> all = SearchedRows.random(website.websiteId(), 60, now);
        all.forEach(rows::insert);
        SearchedRows.random(Keys.create("Other").websiteId(), 5, now).forEach(rows::insert);
        rows.deliver();
        return new SearchedList(website, all, now);
    }

    SearchedList with(List<One> changed) {
        return new SearchedList(website, changed, now);
    }

    /** Ids of those that fit, in order. */
    List<String> expected(Predicate<One> fits, Function<One, Long> value, boolean descending) {
        Comparator<One> rising = Comparator.comparing(value).thenComparing(One::text);
        return all.stream()
                .filter(fits)
                .sorted(descending ? rising.reversed() : rising)
                .map(One::text)
                .toList();
    }

    /** Ids of all pages. */
    List<String> pages(Map<String, String> parameters) {
        Map<String, String> asked = new LinkedHashMap<>(parameters);
        asked.put("limit", "17");
        List<String> seen = new ArrayList<>();
        JsonPath page = page(asked);
        seen.addAll(ids(page));
        while (page.getString("nextCursor") != null) {
            asked.put("cursor", page.getString("nextCursor"));
            page = page(asked);
            seen.addAll(ids(page));
        }
        return seen;
    }

    JsonPath page(Map<String, String> parameters) {
        return website.secretly()
                .queryParams(parameters)
                .get(PATH)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static List<String> ids(JsonPath page) {
        return page.getList("recordings.recordingId");
    }
}
