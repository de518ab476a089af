package dev.playhead.query.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;

import dev.playhead.query.Keys;
import dev.playhead.query.ServersResource;
import dev.playhead.query.analytics.Scene.Happened;
import dev.playhead.query.analytics.Scene.Recorded;
import dev.playhead.query.search.ViewportClass;
import dev.playhead.recording.detect.FactDetail;
import dev.playhead.storage.facts.FactsStore;
import dev.playhead.storage.facts.RecordingsTable;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every number is counted again in Java, over the same random facts; another website's rows lie beside them. */
@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class AnalyticsTest {
    private static final long WINDOW = 15_000;

    @Inject
    FactsStore store;

    @Inject
    RecordingsTable recordings;

    private Keys mine = new Keys("", "", "");
    private Scene scene = new Scene(0, 0);

    @BeforeEach
    void aWebsite() {
        mine = Keys.create("Mine");
    }

    /** Mine, and another's beside it. */
    private void load() {
        long seed = new Random().nextLong();
        // what a failure needs to be repeated
        System.out.println("seed " + seed);
        scene = new Scene(seed, 60);
        scene.rows(mine.websiteId()).load(store, recordings);
        new Scene(seed + 1, 60).rows(Keys.create("Theirs").websiteId()).load(store, recordings);
    }

    @Test
    void rankingsCountWhatHappened() {
        load();
        compare(
                "clicks",
                Stream.of("selector", "page"),
                FactDetail.Click.class,
                fact -> fact.detail() instanceof FactDetail.Click click
                        ? List.of(click.target().selector(), fact.pattern())
                        : List.of());
        compare(
                "rage-clicks",
                Stream.of("selector", "page"),
                FactDetail.RageClick.class,
                fact -> fact.detail() instanceof FactDetail.RageClick burst
                        ? List.of(burst.target().selector(), fact.pattern())
                        : List.of());
        compare(
                "dead-clicks",
                Stream.of("selector", "page"),
                FactDetail.DeadClick.class,
                fact -> fact.detail() instanceof FactDetail.DeadClick click
                        ? List.of(click.target().selector(), fact.pattern())
                        : List.of());
        compare("pages", Stream.of("page"), FactDetail.PageView.class, fact -> List.of(fact.pattern()));
        compare(
                "errors",
                Stream.of("fingerprint"),
                FactDetail.Failure.class,
                fact -> fact.detail() instanceof FactDetail.Failure failure
                        ? List.of(failure.fingerprint())
                        : List.of());
        compare(
                "network-errors",
                Stream.of("url", "status"),
                FactDetail.NetworkError.class,
                fact -> fact.detail() instanceof FactDetail.NetworkError failed
                        ? List.of(failed.url(), Integer.toString(failed.status()))
                        : List.of());
        compare(
                "console-errors",
                Stream.of("level", "message"),
                FactDetail.Console.class,
                fact -> fact.detail() instanceof FactDetail.Console said
                                && !said.level().equals("log")
                        ? List.of(said.level(), said.message())
                        : List.of());
        compare(
                "web-vitals",
                Stream.of("name", "page"),
                FactDetail.WebVital.class,
                fact -> fact.detail() instanceof FactDetail.WebVital vital
                        ? List.of(vital.name(), fact.pattern())
                        : List.of());
        compare("scroll-depth", Stream.of("page"), FactDetail.Scroll.class, fact -> List.of(fact.pattern()));
    }

    @Test
    void percentilesAreThoseOfTheSortedValues() {
        load();
        for (Map<String, Object> item : ask("web-vitals", Map.of()).<Map<String, Object>>getList("items")) {
            double[] values = scene.asked(FactDetail.WebVital.class)
                    .filter(fact -> fact.pattern().equals(item.get("page")))
                    .map(fact -> (FactDetail.WebVital) fact.detail())
                    .filter(vital -> vital.name().equals(item.get("name")))
                    .mapToDouble(FactDetail.WebVital::value)
                    .sorted()
                    .toArray();
            assertThat(((Number) item.get("p75")).doubleValue()).isEqualTo(values[(int) (0.75 * values.length)]);
        }
    }

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

    @Test
    void aFilterOfRecordingsHoldsForTheirFacts() {
        load();
        List<?> chromium = scene.recordings.stream()
                .filter(one -> one.browser().equals("Chromium"))
                .map(Recorded::id)
                .toList();
        long clicks = scene.asked(FactDetail.Click.class)
                .filter(fact -> chromium.contains(fact.recording()))
                .count();

        assertThat(ask("clicks", Map.of("browser", "Chromium")).<Integer>getList("items.count").stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo((int) clicks);
    }

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

    /** {@code keys} of the answer's items against those of the facts; facts without any don't count. */
    private void compare(
            String question,
            Stream<String> members,
            Class<? extends FactDetail> kind,
            Function<Happened, List<String>> keys) {
        Map<String, List<Happened>> groups = scene.asked(kind)
                .filter(fact -> !keys.apply(fact).isEmpty())
                .collect(Collectors.groupingBy(fact -> keys.apply(fact).toString(), TreeMap::new, Collectors.toList()));
        Map<String, String> expected = new TreeMap<>();
        groups.forEach((key, facts) -> expected.put(
                key,
                facts.size() + " in "
                        + facts.stream().map(Happened::recording).distinct().count() + " from "
                        + facts.stream().mapToLong(Happened::at).min().getAsLong() + " to "
                        + facts.stream().mapToLong(Happened::at).max().getAsLong()));
        List<String> named = members.toList();

        JsonPath answer = ask(question, Map.of());

        Map<String, String> counted = new TreeMap<>();
        for (Map<String, Object> item : answer.<Map<String, Object>>getList("items")) {
            counted.put(
                    named.stream()
                            .map(name -> String.valueOf(item.get(name)))
                            .toList()
                            .toString(),
                    item.get("count") + " in " + item.get("recordings") + " from " + item.get("firstSeen") + " to "
                            + item.get("lastSeen"));
        }
        assertThat(counted).as(question).isEqualTo(expected);
        List<Object> items = answer.getList("items");
        assertThat(ask(question, Map.of("limit", 2)).<Object>getList("items"))
                .as("the first of %s", question)
                .isEqualTo(items.subList(0, Math.min(2, items.size())));
        leadsToItsRecordings(answer, 2);
        examplesAreMoments(answer);
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

    /** The recordings of a number, counted by the filter that leads to them. */
    private void leadsToItsRecordings(JsonPath answer, int most) {
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

    private void examplesAreMoments(JsonPath answer) {
        Map<String, Long> starts = scene.recordings.stream()
                .collect(Collectors.toMap(one -> one.id().toString(), Recorded::startedAt));
        for (Map<String, Object> item : answer.<Map<String, Object>>getList("items")) {
            List<?> examples = (List<?>) item.get("examples");
            assertThat(examples).hasSizeBetween(1, 3);
            for (Object example : examples) {
                Map<?, ?> one = (Map<?, ?>) example;
                long at = starts.get(one.get("recordingId").toString()) + ((Number) one.get("atMs")).longValue();
                assertThat(scene.facts)
                        .anyMatch(fact ->
                                fact.at() == at && fact.recording().toString().equals(one.get("recordingId")));
            }
        }
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

    private JsonPath ask(String question, Map<String, ?> parameters) {
        return request(parameters)
                .queryParams(parameters.containsKey("limit") ? Map.of() : Map.of("limit", 1_000))
                .get("/api/v1/analytics/" + question)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private RequestSpecification request(Map<String, ?> parameters) {
        return mine.secretly()
                .queryParam("from", Scene.FROM)
                .queryParam("to", Scene.TO)
                .queryParams(parameters);
    }
}
