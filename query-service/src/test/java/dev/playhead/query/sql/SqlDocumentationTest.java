package dev.playhead.query.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SqlDocumentationTest {
    @ParameterizedTest
    @EnumSource(SqlView.class)
    void everyColumnIsDocumented(SqlView view) throws IOException {
        String page = Files.readString(Path.of("../docs/sql.md"));

        assertThat(view.columns()).allSatisfy(column -> assertThat(page)
                .contains("| `" + column.name() + "` | " + column.meaning() + " |"));
    }
}
