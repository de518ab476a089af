package dev.playhead.ingest.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playhead.recording.PrivacyLevel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTest {
    private static final Masking SHORT = new Masking(List.of("utm_"), Duration.ofMillis(200));
    /** Each character begins a search to the text's end: time grows with the square. */
    private static final String SEARCHES_AGAIN_AND_AGAIN = "x[^y]*y|x";

    private final PrivacyFilter filter = PrivacyFilter.of(
                    Filters.website(PrivacyLevel.BALANCED, SEARCHES_AGAIN_AND_AGAIN), false, SHORT)
            .orElseThrow();

    @Test
    void endsWithinOneLongText() {
        byte[] event = event("x".repeat(1_000_000));

        assertThatThrownBy(() -> filter.apply(event))
                .isInstanceOfSatisfying(
                        MaskingTooSlow.class, slow -> assertThat(slow.limit()).isEqualTo(SHORT.time()));
    }

    @Test
    void endsWithinManyShortTexts() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            lines.append("{\"type\":5,\"data\":\"").append("x".repeat(3_000)).append("\"}\n");
        }

        assertThatThrownBy(() -> filter.apply(lines.toString().getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MaskingTooSlow.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 5_000})
    void leavesLongAndShortTextsTheirMatches(int length) {
        String masked = new String(filter.apply(event("a" + "x".repeat(length) + "yb")), StandardCharsets.UTF_8);

        assertThat(masked).contains("\"a•••b\"");
    }

    @Test
    void holdsOnVirtualThreadsToo() throws InterruptedException {
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();

        Thread.ofVirtual()
                .uncaughtExceptionHandler((_, failure) -> thrown.set(failure))
                .start(() -> filter.apply(event("x".repeat(1_000_000))))
                .join();

        assertThat(thrown.get()).isInstanceOf(MaskingTooSlow.class);
    }

    private static byte[] event(String text) {
        return Filters.event(5, "\"" + text + "\"").getBytes(StandardCharsets.UTF_8);
    }
}
