package dev.playhead.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {
    @TempDir
    Path folder;

    @Test
    void saysWhetherGoalsAreMetAndByHowMuch() {
        Figure fast = Figure.of("ack p50", "ms", 6).against(4).ratioAtMost(2);
        Figure slow = Figure.of("MB per CPU s", "MB/s", 10).against(40).ratioAtLeast(0.5);
        Figure exact = Figure.of("list p95", "ms", 150).atMost(150);

        assertThat(fast.met()).isTrue();
        assertThat(fast.goal().margin(1.5)).isGreaterThan(1);
        assertThat(slow.met()).isFalse();
        assertThat(slow.goal().margin(0.25)).isEqualTo(0.5);
        assertThat(exact.met()).isTrue();
        assertThat(Figure.of("CPU", "s", 1).met()).isNull();
    }

    @Test
    void readsWhatItHasWritten() throws Exception {
        Figures written = Figures.of(
                List.of(Figure.of("ack p50", "ms", 6).against(4).ratioAtMost(2), Figure.of("memory", "KiB", 80.5)));

        written.write(folder.resolve("results/latest.json"));

        assertThat(Figures.read(folder.resolve("results/latest.json"))).isEqualTo(written);
        JsonNode json = new ObjectMapper()
                .readTree(folder.resolve("results/latest.json").toFile());
        assertThat(json.at("/figures/0/goal").asText()).isEqualTo("ratio ≤ 2");
        assertThat(json.at("/figures/0").properties())
                .extracting(java.util.Map.Entry::getKey)
                .containsExactly("name", "unit", "value", "baseline", "ratio", "goal", "met");
        assertThat(json.at("/machine/cores").asInt()).isPositive();
    }

    @Test
    void refusesWhatIsNoFigure() {
        assertThatThrownBy(() -> Figure.of("ack p50", "ms", Double.NaN)).hasMessageContaining("ack p50");
        assertThatThrownBy(() -> Figure.of("ack p50", "ms", 6).ratioAtMost(2)).hasMessageContaining("no baseline");
        assertThatThrownBy(() -> Goal.parse("ratio = 2")).hasMessageContaining("ratio = 2");
    }
}
