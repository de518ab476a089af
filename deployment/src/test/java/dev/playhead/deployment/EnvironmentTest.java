package dev.playhead.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.deployment.reference.ConfigurationReference;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class EnvironmentTest {
    static final List<Processes.Process> PROCESSES = Processes.all();
    private static final ConfigurationReference REFERENCE = ConfigurationReference.of(Repository.ROOT);

    @Test
    void everyProcessIsStartedEverywhere() {
        assertThat(PROCESSES)
                .extracting(process -> process.where() + " " + process.name())
                .hasSize(15)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @FieldSource("PROCESSES")
    void setsOnlyWhatTheReferenceKnows(Processes.Process process) {
        assertThat(process.environment().keySet()).isSubsetOf(REFERENCE.environmentVariables());
    }

    @ParameterizedTest
    @FieldSource("PROCESSES")
    void setsAllThatAProcessCannotStartWithout(Processes.Process process) {
        assertThat(process.environment().keySet()).containsAll(REFERENCE.requiredVariables(process.name()));
    }

    @ParameterizedTest
    @FieldSource("PROCESSES")
    void tellsNoSecretToWhoDoesNotReadIt(Processes.Process process) {
        Set<String> secrets = new TreeSet<>();
        process.environment().forEach((name, value) -> {
            if (name.matches(".*(SECRET|PASSWORD|ADMIN_KEY|ACCESS_KEY).*")) {
                secrets.add(name);
            }
        });

        assertThat(REFERENCE.variablesReadBy(process.name())).containsAll(secrets);
        assertThat(secrets).allSatisfy(name -> assertThat(process.environment().get(name))
                .as("%s comes from outside", name)
                .containsAnyOf("secretKeyRef", "${"));
    }
}
