package dev.playhead.recording.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecordingStateTest {
    private static final Map<String, Set<String>> LEGAL = Map.of(
            "live", Set.of("ready", "stopped", "erased"),
            "ready", Set.of("live", "stopped", "erased", "expired"),
            "stopped", Set.of("erased", "expired"),
            "erased", Set.of(),
            "expired", Set.of());

    /** A move is legal exactly where a method of the state makes it, so every pair of states is tried. */
    @Test
    void onlyLegalMovesExist() throws ReflectiveOperationException {
        for (String from : LEGAL.keySet()) {
            RecordingState state = RecordingState.named(from);
            Set<String> reached = new HashSet<>();
            for (Method move : moves(state)) {
                reached.add(((RecordingState) move.invoke(state)).name());
            }

            for (String to : LEGAL.keySet()) {
                assertThat(reached.contains(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(LEGAL.get(from).contains(to));
            }
        }
    }

    @Test
    void everyStateIsFoundByItsName() {
        Set<String> permitted = Arrays.stream(RecordingState.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .map(String::toLowerCase)
                .collect(Collectors.toSet());

        assertThat(permitted).isEqualTo(LEGAL.keySet());
        permitted.forEach(name -> assertThat(RecordingState.named(name).name()).isEqualTo(name));
        assertThatThrownBy(() -> RecordingState.named("gone")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Iterable<Method> moves(RecordingState state) {
        return Stream.of(state.getClass().getDeclaredMethods())
                .filter(method -> RecordingState.class.isAssignableFrom(method.getReturnType()))
                .filter(method -> method.getParameterCount() == 0)::iterator;
    }
}
