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
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is ranked: how much, of what, in how many recordings, with which moments. */
@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class RankingsTest extends SceneTest {
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
}
