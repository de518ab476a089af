package dev.playhead.doctor.hop;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.playhead.doctor.visit.SyntheticPage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private final List<JsonNode> sent = new SyntheticPage(1_760_000_000_000L, "marker").firstChunk();

    @Test
    void takesWhatWasParsedFromTheWireForTheSame() throws Exception {
        List<JsonNode> received = new ArrayList<>();
        for (JsonNode event : sent) {
            received.add(new ObjectMapper().readTree(event.toString()));
        }

        assertThatCode(() -> Comparison.check(sent, received)).doesNotThrowAnyException();
    }

    @Test
    void namesTheEventThatChanged() {
        List<JsonNode> received = new ArrayList<>(new SyntheticPage(1_760_000_000_000L, "•••").firstChunk());
        received.set(0, sent.getFirst());

        assertThatThrownBy(() -> Comparison.check(sent, received)).hasMessageContaining("event 2 of 7");
    }

    @Test
    void countsWhatIsMissingOrTwice() {
        assertThatThrownBy(() -> Comparison.check(sent, sent.subList(0, 6)))
                .hasMessageContaining("6 events came back, 7");
        List<JsonNode> twice = new ArrayList<>(sent);
        twice.add(sent.getLast());
        assertThatThrownBy(() -> Comparison.check(sent, twice)).hasMessageContaining("8 events came back, 7");
    }

    @Test
    void tellsTheReasonOfAGap() throws Exception {
        List<JsonNode> received = List.of(
                new ObjectMapper()
                        .readTree(
                                "{\"type\":5,\"data\":{\"tag\":\"playhead:gap\",\"payload\":{\"reason\":\"missing_object\"}}}"));

        assertThatThrownBy(() -> Comparison.check(sent, received)).hasMessageContaining("gap: missing_object");
    }
}
