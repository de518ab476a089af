package dev.playhead.recording.detect;

import static dev.playhead.recording.Recordings.ndjson;
import static dev.playhead.recording.Recordings.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomIndexTest {
    private static final String BUTTON =
            element(5, "button", "\"class\":\"btn css-1x2y3z buy\"", text(6, " Buy  now "));

    private DomIndex dom = new DomIndex(1_000);

    @Test
    void namesAnElementByItsClassesAndAncestors() {
        snapshot(element(4, "div", "\"class\":\"card\"", BUTTON));

        assertThat(dom.target(5)).isEqualTo(new Target("button", "main > div.card > button.btn.buy", "Buy  now"));
        assertThat(dom.target(6)).isEqualTo(Target.UNKNOWN);
        assertThat(dom.target(99)).isEqualTo(Target.UNKNOWN);
    }

    @Test
    void anchorsAtTestIdOrAtAGivenId() {
        snapshot(
                element(4, "div", "\"id\":\"cart\",\"class\":\"x\"", BUTTON),
                element(7, "a", "\"id\":\"pay\",\"data-testid\":\"pay \\\"now\\\"\""),
                element(8, "a", "\"id\":\"pay\""));

        assertThat(dom.target(5).selector()).isEqualTo("#cart > button.btn.buy");
        assertThat(dom.target(7).selector()).isEqualTo("[data-testid=\"pay \\\"now\\\"\"]");
        assertThat(dom.target(8).selector()).isEqualTo("#pay");
    }

    @ParameterizedTest
    @CsvSource({
        "cart, true", "step1, true", "scrollArea, true", "mt-4, true", "product-list, true",
        "css-1q2w3e, false", "sc-bdVaJa, false", "jss12, false", "Button_root__aB3xZ, false", "user-48213, false",
        "radix-R1, false", ":r1:, false", "a1b2c3d4, false", "'', false",
    })
    void generatedIdsAreNoAnchors(String id, boolean stable) {
        snapshot(element(8, "a", "\"id\":\"" + id + "\""));

        assertThat(dom.target(8).selector()).isEqualTo(stable ? "#" + id : "main > a");
    }

    @Test
    void followsMutations() {
        snapshot(element(4, "div", "", BUTTON));

        mutate(
                "\"texts\":[{\"id\":6,\"value\":\"Sold out\"}]",
                "\"attributes\":[{\"id\":5,\"attributes\":{\"class\":null,\"name\":\"buy\",\"style\":{\"color\":\"red\"}}}]",
                "\"removes\":[{\"parentId\":3,\"id\":4}]",
                "\"adds\":[{\"parentId\":3,\"nextId\":null,\"node\":" + element(4, "section", "") + "},"
                        + "{\"parentId\":4,\"nextId\":null,\"node\":" + element(9, "span", "", text(10, "new")) + "}]");

        assertThat(dom.target(5)).isEqualTo(new Target("button", "button[name=\"buy\"]", "Sold out"));
        assertThat(dom.target(9)).isEqualTo(new Target("span", "main > section > span", "new"));
        mutate("\"removes\":[{\"parentId\":4,\"id\":9}]");
        assertThat(dom.target(9)).isEqualTo(Target.UNKNOWN);
    }

    @Test
    void keepsNoMoreThanItsCap() {
        dom = new DomIndex(100);
        snapshot(element(4, "div", ""));
        for (int i = 0; i < 5_000; i++) {
            mutate("\"adds\":[{\"parentId\":4,\"nextId\":null,\"node\":" + element(10 + i, "i", "") + "}]");
        }

        assertThat(dom.size()).isEqualTo(100);
        assertThat(dom.target(10).tag()).isEqualTo("i");
        assertThat(dom.target(5_009)).isEqualTo(Target.UNKNOWN);

        mutate("\"removes\":[{\"parentId\":3,\"id\":4}]");
        mutate("\"adds\":[{\"parentId\":3,\"nextId\":null,\"node\":" + element(4, "ol", "", text(7, "again")) + "}]");
        assertThat(dom.target(4)).isEqualTo(new Target("ol", "main > ol", "again"));
        assertThat(dom.size()).isLessThan(10);
    }

    @Test
    void staysSmallWhileNodesComeAndGo() {
        dom = new DomIndex(100_000);
        snapshot(element(4, "div", ""));
        for (int i = 10; i < 60_000; i += 2) {
            mutate("\"adds\":[{\"parentId\":4,\"nextId\":null,\"node\":" + element(i, "p", "", text(i + 1, "t" + i))
                    + "}]");
            mutate("\"removes\":[{\"parentId\":4,\"id\":" + i + "}]");
        }

        assertThat(dom.size()).isLessThan(5_000);
        assertThat(dom.target(4).tag()).isEqualTo("div");
    }

    @Test
    void readsTreesDeeperThanAnyBrowserBuilds() {
        String deep = "{\"type\":2,\"tagName\":\"b\",\"attributes\":{},\"childNodes\":[".repeat(5_000)
                + "],\"id\":7}".repeat(5_000);

        snapshot(deep);

        assertThat(dom.size()).isBetween(500, 600);
    }

    private void snapshot(String... inMain) {
        String main = element(3, "main", "", inMain);
        String html = element(1, "html", "", element(2, "body", "", main));
        apply("{\"type\":2,\"data\":{\"node\":{\"type\":0,\"childNodes\":[" + html + "],\"id\":100000},"
                + "\"initialOffset\":{\"left\":0,\"top\":0}},\"timestamp\":1}");
    }

    private void mutate(String... changes) {
        apply("{\"type\":3,\"data\":{\"source\":0," + String.join(",", changes) + "},\"timestamp\":2}");
    }

    private void apply(String event) {
        DomReader.apply(dom, read(ndjson(List.of(event))).getFirst());
    }

    private static String element(int id, String tag, String attributes, String... children) {
        return "{\"type\":2,\"tagName\":\"%s\",\"attributes\":{%s},\"childNodes\":[%s],\"id\":%d}"
                .formatted(tag, attributes, String.join(",", children), id);
    }

    private static String text(int id, String content) {
        return "{\"type\":3,\"textContent\":\"%s\",\"id\":%d}".formatted(content, id);
    }
}
