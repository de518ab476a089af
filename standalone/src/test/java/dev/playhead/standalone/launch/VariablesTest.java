package dev.playhead.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariablesTest {
    @TempDir
    Path folder;

    @Test
    void areWhatAShellReads() throws Exception {
        Home home = new Home(folder.resolve("a home"));
        home.create();
        String odd = "it's $HOME `and` \"more\"";

        Variables.write(home, Map.of("ODD", odd));

        Process shell = new ProcessBuilder(
                        "sh",
                        "-c",
                        ". \"$1\" && printf %s \"$ODD\"",
                        "sh",
                        home.variablesFile().toString())
                .start();
        assertThat(new String(shell.getInputStream().readAllBytes())).isEqualTo(odd);
    }

    @Test
    void aFolderWithABlankCanBeTypedAsItIsPrinted() {
        Home home = new Home(folder.resolve("a home"));

        assertThat(Variables.welcome(home, Map.of())).contains(". '" + home.variablesFile() + "' &&");
    }
}
