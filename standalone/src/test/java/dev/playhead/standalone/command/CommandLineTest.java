package dev.playhead.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    @Test
    void prefersAFlagToAVariableAndAVariableToTheDefault() {
        var environment = Map.of("PLAYHEAD_PORT", "9000", "PLAYHEAD_INGEST_PORT", "9100", "PLAYHEAD_HOME", "/tmp/a");

        var line = CommandLine.parse(new String[] {"up", "--port", "9001", "--kafka-port", "0"}, environment);

        assertThat(line.command()).isEqualTo(CommandLine.Command.UP);
        assertThat(line.options().ports())
                .containsOnly(Map.entry("gateway", 9001), Map.entry("ingest", 9100), Map.entry("kafka", 0));
        assertThat(line.options().home()).isEqualTo(Path.of("/tmp/a"));
        assertThat(line.options().host()).isEqualTo("127.0.0.1");
    }

    @Test
    void keepsDataInTheCheckoutByDefault() {
        var line = CommandLine.parse(new String[] {"status", "--root", "/srv/playhead"}, Map.of());

        assertThat(line.options().home()).isEqualTo(Path.of("/srv/playhead/.playhead"));
    }

    @Test
    void onlyResetCanBeToldYes() {
        assertThat(CommandLine.parse(new String[] {"reset", "--yes"}, Map.of()).yes())
                .isTrue();
        assertThat(CommandLine.parse(new String[] {"reset"}, Map.of()).yes()).isFalse();
        assertThatThrownBy(() -> CommandLine.parse(new String[] {"up", "--yes"}, Map.of()))
                .isInstanceOf(UsageException.class);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        for (String[] args : new String[][] {
            {},
            {"dance"},
            {"up", "--colour", "red"},
            {"up", "--port"},
            {"up", "--port", "http"},
            {"up", "--port", "70000"},
            {"up", "--services", "ingest,billing"}
        }) {
            assertThatThrownBy(() -> CommandLine.parse(args, Map.of())).isInstanceOf(UsageException.class);
        }
    }
}
