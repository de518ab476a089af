package dev.playhead.query.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FoundTest {
    private static final UUID A = new UUID(1, 1);
    private static final UUID B = new UUID(1, 2);
    private static final UUID C = new UUID(1, 3);

    @Test
    void isCutBehindTheLastRowOfAsManyRecordings() {
        Found found = new Found(List.of(at(A, 9), at(A, 8), at(B, 7), at(A, 6), at(C, 5), at(A, 4)), true);

        assertThat(found.recordings()).isEqualTo(3);
        assertThat(found.of(2)).isEqualTo(new Found(found.candidates().subList(0, 4), false));
        assertThat(found.of(3)).isEqualTo(found);
    }

    private static Candidate at(UUID id, long value) {
        return new Candidate(id, value);
    }
}
