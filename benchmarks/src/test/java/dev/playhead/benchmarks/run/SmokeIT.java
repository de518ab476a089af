package dev.playhead.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.benchmarks.measure.Figure;
import dev.playhead.benchmarks.measure.Run;
import dev.playhead.benchmarks.measure.Size;
import dev.playhead.benchmarks.system.PlayheadSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That benchmarks still run on what is built; never how fast it is. The full form tries all of them. */
class SmokeIT {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private static PlayheadSystem system;

    @BeforeAll
    static void shareServers() throws IOException {
        system = new PlayheadSystem(ROOT);
    }

    @AfterAll
    static void endServers() throws IOException {
        system.close();
    }

    static Stream<String> names() {
        return Boolean.getBoolean("playhead.full")
                ? Benchmarks.ALL.stream().map(one -> one.name())
                : Stream.of("fold", "live", "jmh");
    }

    @ParameterizedTest
    @MethodSource("names")
    void findsItsFigures(String name) throws Exception {
        List<String> said = new ArrayList<>();
        Run run = new Run(ROOT, Size.SMOKE, system, said::add);

        Benchmarks.named(name).orElseThrow().measure(run);

        assertThat(run.figures().figures()).isNotEmpty().allSatisfy(figure -> {
            assertThat(figure.value()).isFinite().isNotNegative();
            assertThat(figure.name()).isNotBlank();
        });
        assertThat(run.figures().figures()).extracting(Figure::name).doesNotHaveDuplicates();
        assertThat(said).hasSizeGreaterThanOrEqualTo(run.figures().figures().size());
    }
}
