package dev.playhead.embedded.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StatementTest {
    @Test
    void findsTheFormatOfASelect() throws ClickHouseException {
        assertThat(Statement.of("-- FORMAT CSV\nSELECT ' FORMAT x' FORMAT JSONEachRow"))
                .isInstanceOfSatisfying(
                        Statement.Select.class, s -> assertThat(s.format()).isEqualTo("JSONEachRow"));
        assertThat(Statement.of("SELECT 1 FORMAT CSV SETTINGS max_threads=1;"))
                .isInstanceOfSatisfying(
                        Statement.Select.class, s -> assertThat(s.format()).isEqualTo("CSV"));
        assertThat(Statement.of("SELECT format FROM t"))
                .isInstanceOfSatisfying(
                        Statement.Select.class, s -> assertThat(s.format()).isNull());
    }

    @Test
    void cutsAnInsertWhereItsDataBegins() throws ClickHouseException {
        String text = "INSERT INTO t (`format`, values_a) FORMAT RowBinary\n\u0000\u0001 FORMAT";

        assertThat(Statement.of(text)).isInstanceOfSatisfying(Statement.InsertData.class, insert -> {
            assertThat(new String(insert.sql(), StandardCharsets.ISO_8859_1))
                    .isEqualTo("INSERT INTO t (`format`, values_a) ");
            assertThat(insert.format()).isEqualTo("RowBinary");
            assertThat(text.substring(insert.dataStart())).isEqualTo("\u0000\u0001 FORMAT");
        });
    }

    @Test
    void takesInsertSelectAsAWhole() throws ClickHouseException {
        assertThat(Statement.of("INSERT INTO t SELECT 1 FORMAT Null")).isInstanceOf(Statement.Other.class);
    }

    @Test
    void refusesSeveralStatements() {
        assertThatThrownBy(() -> Statement.of("SELECT 1; SELECT 2")).hasMessageContaining("Multi-statements");
    }

    @Test
    void acceptsASemicolonWithinTextAndAtTheEnd() throws ClickHouseException {
        assertThat(Statement.of("SELECT ';' ; -- done")).isInstanceOf(Statement.Select.class);
    }
}
