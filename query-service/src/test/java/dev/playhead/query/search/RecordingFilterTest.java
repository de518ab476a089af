package dev.playhead.query.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playhead.query.problem.ProblemException;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingFilterTest {
    @Test
    void readsEveryFilterAndWritesItBack() {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        Stream.of(Filter.values())
                .filter(filter -> filter != Filter.STATE)
                .forEach(filter -> parameters.add(filter.parameter(), "7"));
        parameters.add("state", "live");
        parameters.add("url", "https://a/");
        parameters.add("urlMatch", "prefix");
        parameters.addAll("fact", "click:#buy", "error");
        parameters.add("meta[plan]", "pro");
        parameters.add("meta[a b]", "");
        parameters.add("starred", "true");
        parameters.add("unseen", "true");

        RecordingFilter filter = RecordingFilter.of(parameters, Set.of());

        assertThat(filter.columns()).hasSize(Filter.values().length).containsEntry(Filter.MIN_ERRORS, 7L);
        assertThat(filter.facts()).containsExactly(new FactFilter("click", "#buy"), new FactFilter("error", ""));
        assertThat(filter.metadata()).isEqualTo(Map.of("plan", "pro", "a b", ""));
        MultivaluedMap<String, String> again = new MultivaluedHashMap<>();
        filter.parameters().forEach((name, value) -> {
            if (value instanceof List<?> texts) {
                texts.forEach(text -> again.add(name, String.valueOf(text)));
            } else {
                again.add(name, String.valueOf(value));
            }
        });
        assertThat(RecordingFilter.of(again, Set.of())).isEqualTo(filter);
    }

    @Test
    void noParameterIsNoFilter() {
        assertThat(RecordingFilter.of(new MultivaluedHashMap<>(), Set.of()).isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "colour,red",
        "state,erased",
        "from,-1",
        "minClicks,x",
        "minErrors,99999999999999999999",
        "urlMatch,prefix",
        "fact,smile:x",
        "fact,''",
        "starred,maybe",
        "unseen,1",
        "meta,x",
        "meta[],x"
    })
    void whatCantBeUsedIsNamed(String parameter, String value) {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        parameters.add(parameter, value);

        assertThatThrownBy(() -> RecordingFilter.of(parameters, Set.of("limit")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.problem().members()).containsEntry("parameter", parameter));
    }
}
