package dev.playhead.storage.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScriptsTest {
    @Test
    void namesEveryScriptInItsFolder() throws IOException {
        assertThat(Scripts.CATALOG.names()).containsExactlyInAnyOrderElementsOf(inFolder(Scripts.CATALOG));
        assertThat(Scripts.FACTS.names()).containsExactlyInAnyOrderElementsOf(inFolder(Scripts.FACTS));
    }

    @Test
    void versionsBeginWithOneAndRise() {
        for (Scripts scripts : List.of(Scripts.CATALOG, Scripts.FACTS)) {
            List<Integer> versions =
                    scripts.names().stream().map(Scripts::version).toList();
            assertThat(versions).startsWith(1).doesNotHaveDuplicates().isSorted();
        }
    }

    @Test
    void cutsAScriptIntoStatements() {
        assertThat(FactsMigration.statements("-- why; because\nCREATE a (\n  -- unit; ms\n  b\n);\n\nCREATE c;\n"))
                .hasSize(2)
                .last()
                .isEqualTo("CREATE c");
    }

    private static List<String> inFolder(Scripts scripts) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources").resolve(scripts.folder()))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
