package dev.playhead.recording.detect;

import static dev.playhead.recording.Recordings.plugin;
import static dev.playhead.recording.detect.Playing.T;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PluginFactsTest {
    private final Playing playing = new Playing();

    @Test
    void consoleCallShowsItsArguments() {
        assertThat(console("warn", "\"\\\"total \\\\\\\"x\\\\\\\"\\\"\",\"{\\\"a\\\":1}\",\"17\""))
                .isEqualTo(new FactDetail.Console("warn", "total \"x\" {\"a\":1} 17"));
        assertThat(playing.rollup().counts().consoleErrors()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"error, 1", "assert, 1", "warn, 0", "log, 0", "info, 0", "Error, 0"})
    void errorsAndFailedAssertionsCount(String level, long errors) {
        assertThat(console(level, "\"\\\"no\\\"\"").level()).isEqualTo(level);
        assertThat(playing.rollup().counts().consoleErrors()).isEqualTo(errors);
        assertThat(playing.rollup().counts().errors()).isZero();
    }

    @Test
    void onlyTheFirstTenArgumentsAreShown() {
        String twelve = IntStream.range(0, 12).mapToObj(i -> "\"" + i + "\"").collect(Collectors.joining(","));

        assertThat(console("log", twelve).message()).isEqualTo("0 1 2 3 4 5 6 7 8 9");
    }

    /** The plugin writes a logged node as its whole HTML. */
    @Test
    void loggedNodeIsCut() {
        String html = "<div>" + "x".repeat(36_000) + "</div>";

        String message =
                console("log", "\"\\\"" + html + "\\\"\",\"\\\"after\\\"\"").message();

        assertThat(message).hasSize(2_000).startsWith("<div>xxx").endsWith("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "17",
                "{\"level\":{\"a\":1},\"payload\":[[1],{\"b\":2},null,true]}",
                "{\"payload\":\"text\"}",
                "{\"payload\":[\"\\\"cut\",\"\\\"\"]}",
            })
    void oddConsoleCallsAreStillCalls(String payload) {
        assertThat(playing.details(FactDetail.Console.class, plugin(T, "rrweb/console@1", payload)))
                .singleElement()
                .satisfies(call -> assertThat(call.level()).isEqualTo("log"));
    }

    /** As rrweb's plugin tells of fetch and XMLHttpRequest, which have a method, and of the browser's own timings. */
    @Test
    void failedRequestsAreFacts() {
        List<Fact> facts = playing.send(plugin(
                T,
                "rrweb/network@1",
                "{\"requests\":["
                        + request(
                                "\"name\":\"https://shop.example/api?token=1&utm_source=x\",\"method\":\"post\",\"status\":503,\"duration\":12.5")
                        + "," + request("\"name\":\"https://shop.example/ok\",\"method\":\"GET\",\"status\":399")
                        + ","
                        + request(
                                "\"name\":\"https://shop.example/gone\",\"method\":\"GET\",\"startTime\":5,\"endTime\":9")
                        + "," + request("\"name\":\"https://shop.example/cut\",\"method\":\"GET\",\"status\":0")
                        + ","
                        + request("\"name\":\"https://shop.example/a.png\",\"initiatorType\":\"img\",\"status\":404")
                        + "," + request("\"name\":\"https://cdn.example/b.png\",\"initiatorType\":\"img\",\"status\":0")
                        + "]}"));

        assertThat(facts)
                .extracting(Fact::detail)
                .containsExactly(
                        new FactDetail.NetworkError(
                                "POST", "https://shop.example/api?token=&utm_source=x", 503, 12.5, 0),
                        new FactDetail.NetworkError("GET", "https://shop.example/gone", 0, 4, 1),
                        new FactDetail.NetworkError("GET", "https://shop.example/cut", 0, 0, 2),
                        new FactDetail.NetworkError("", "https://shop.example/a.png", 404, 0, 3));
        assertThat(facts).extracting(Fact::ordinal).containsExactly(64, 65, 66, 67);
        assertThat(playing.rollup().counts().networkErrors()).isEqualTo(4);
    }

    @Test
    void payloadMayBeOneRequest() {
        String payload = "{\"url\":\"https://shop.example/a\",\"method\":\"GET\",\"status\":500,\"requests\":17}";

        assertThat(playing.details(FactDetail.NetworkError.class, plugin(T, "rrweb/network@1", payload)))
                .containsExactly(new FactDetail.NetworkError("GET", "https://shop.example/a", 500, 0, 0));
    }

    @Test
    void hostileRequestsAreBounded() {
        String failed =
                request("\"name\":\"https://shop.example/a\",\"status\":1e9,\"duration\":\"long\",\"method\":{}");
        String nested = "{\"requests\":[".repeat(5_000) + "]}".repeat(5_000);

        assertThat(playing.details(
                        FactDetail.NetworkError.class,
                        plugin(T, "rrweb/network@1", "{\"requests\":[" + (failed + ",").repeat(200) + failed + "]}"),
                        plugin(T, "rrweb/network@1", nested)))
                .hasSize(64)
                .containsOnlyOnce(new FactDetail.NetworkError("", "https://shop.example/a", 999, 0, 0));
    }

    @Test
    void otherPluginsAreNoFacts() {
        assertThat(playing.send(plugin(T, "rrweb/sequential-id@1", "{\"id\":1}")))
                .isEmpty();
    }

    private FactDetail.Console console(String level, String arguments) {
        String payload = "{\"level\":\"%s\",\"trace\":[\"at a.js:1:2\"],\"payload\":[%s]}".formatted(level, arguments);
        return playing.details(FactDetail.Console.class, plugin(T, "rrweb/console@1", payload))
                .getFirst();
    }

    private static String request(String fields) {
        return "{\"entryType\":\"resource\"," + fields + ",\"responseBody\":{\"name\":\"not this\"}}";
    }
}
