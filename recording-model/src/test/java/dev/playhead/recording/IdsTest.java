package dev.playhead.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "flid_",
                "flid_short",
                "flid_0123456789ABCDEF",
                "x_0123456789abcdef01",
                "flid_0123456789abcdef\n"
            })
    void refusesWebsiteIdsOfAnotherForm(String text) {
        assertThat(WebsiteId.parse(text)).isEmpty();
        assertThatThrownBy(() -> new WebsiteId(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsIdsFromTheirText() {
        assertThat(WebsiteId.parse("flid_0123456789abcdef")).contains(new WebsiteId("flid_0123456789abcdef"));
        assertThat(RecordingId.parse("01890A5D-AC96-774B-BCCE-B302099A8057"))
                .hasValueSatisfying(id -> assertThat(id).hasToString("01890a5d-ac96-774b-bcce-b302099a8057"));
        assertThat(RecordingId.parse("1-1-1-1-1")).isEmpty();
    }

    @Test
    void positionsSortInLogOrder() {
        List<Position> positions =
                new ArrayList<>(List.of(new Position(10, 0), new Position(9, 11), new Position(9, 2)));

        positions.sort(null);

        assertThat(positions).hasToString("[9.2, 9.11, 10.0]");
        assertThat(Position.parse("9.11")).contains(new Position(9, 11));
        assertThat(Position.parse("9,11")).isEmpty();
        assertThat(Position.parse("9.99999999999")).isEmpty();
    }

    @Test
    void wireNamesGoBothWays() {
        for (Dialect dialect : Dialect.values()) {
            assertThat(Dialect.fromWireName(dialect.wireName())).contains(dialect);
        }
        for (PrivacyLevel level : PrivacyLevel.values()) {
            assertThat(PrivacyLevel.fromWireName(level.wireName())).contains(level);
        }
        assertThat(Dialect.fromWireName("morse")).isEmpty();
    }
}
