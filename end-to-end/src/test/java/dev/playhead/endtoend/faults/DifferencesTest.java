package dev.playhead.endtoend.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.endtoend.Usage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A comparison that finds nothing would find all well. */
class DifferencesTest {
    private static final List<String> SENT = List.of("{\"e\":0}", "{\"e\":1}", "{\"e\":2}");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 1 2   | ''",
                "0 2     | event 1 of 3 is",
                "0 1     | event 2 of 3 is missing",
                "0 1 1 2 | event 2 of 3 is",
                "0 1 2 2 | event 3 is one too many",
                "1 0 2   | event 0 of 3 is",
            })
    void aReplayThatDiffersIsFound(String replayed, String found) throws IOException {
        StringBuilder body = new StringBuilder();
        for (String event : replayed.strip().split(" ")) {
            body.append("{\"e\":").append(event).append("}\n");
        }

        String difference =
                Replay.compare(new ByteArrayInputStream(body.toString().getBytes(StandardCharsets.UTF_8)), SENT);

        assertThat(difference).startsWith(found);
        assertThat(difference.isEmpty()).isEqualTo(found.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "10, 12, 10, 2, 0, 0, ''",
        "10, 12, 9, 2, 0, 0, 9 events are stored",
        "10, 12, 11, 1, 0, 0, 11 events are stored",
        "10, 13, 10, 2, 0, 0, 13 events were received",
        "10, 12, 10, 1, 1, 0, 1 events are fenced",
        "10, 12, 10, 1, 0, 1, 0 events are fenced and 1 dead-lettered",
    })
    void sumsThatDifferAreFound(
            long acknowledged, long received, long stored, long duplicate, long fenced, long dead, String found) {
        String difference =
                new Arithmetic(acknowledged, received, new Usage(stored, duplicate, fenced, dead)).difference();

        assertThat(difference).startsWith(found);
        assertThat(difference.isEmpty()).isEqualTo(found.isEmpty());
    }

    @Test
    void factsThatDifferAreFound() {
        Derived quiet = new Derived(List.of("click", "error"), "row");

        assertThat(quiet.difference(new Derived(List.of("click", "error"), "row")))
                .isEmpty();
        assertThat(quiet.difference(new Derived(List.of("click"), "row"))).startsWith("fact 1 of 1 (2 expected)");
        assertThat(quiet.difference(new Derived(List.of("click", "click", "error"), "row")))
                .startsWith("fact 1 of 3");
        assertThat(quiet.difference(new Derived(List.of("click", "error"), "other")))
                .startsWith("the list's row");
    }
}
