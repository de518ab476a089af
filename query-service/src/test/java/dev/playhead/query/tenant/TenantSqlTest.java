package dev.playhead.query.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantSqlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT count() FROM facts WHERE $tenant AND ts < fromUnixTimestamp64Milli(7)",
                "SELECT count() AS recordings FROM recordings FINAL PREWHERE $tenant WHERE errors > 0 ORDER BY recordings",
                "SELECT x FROM facts AS f WHERE $tenant AND recording_id IN (SELECT recording_id FROM recordings FINAL WHERE $tenant)",
                "WITH a AS (SELECT kind FROM facts WHERE $tenant), b AS (SELECT 1) SELECT * FROM a JOIN b USING kind",
                "SELECT number FROM numbers(3) WHERE number IN (SELECT count() FROM facts WHERE $tenant AND text = 'FROM facts; --')",
                "SELECT a FROM (SELECT kind AS a FROM facts WHERE $tenant AND message = 'it\\'s FROM users') AS s"
            })
    void takesWhatIsLimitedEverywhere(String statement) {
        assertThat(TenantSql.of(statement, "yes")).isEqualTo(statement.replace("$tenant", "yes"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT count() FROM facts",
                "SELECT count() FROM facts WHERE kind = 'click'",
                "SELECT count() FROM facts WHERE kind = 'click' AND $tenant",
                "SELECT count() FROM facts WHERE $tenant OR 1",
                "SELECT count() FROM facts WHERE $tenants",
                "SELECT count() FROM playhead.facts WHERE $tenant",
                "SELECT count() FROM facts WHERE $tenant AND recording_id IN (SELECT recording_id FROM recordings)",
                "SELECT count() FROM facts WHERE $tenant AND recording_id IN recordings",
                "SELECT * FROM (SELECT 1 FROM facts WHERE $tenant) JOIN recordings USING recording_id",
                "SELECT * FROM facts WHERE $tenant UNION ALL SELECT * FROM merge('playhead', 'facts')",
                "SELECT * FROM facts WHERE $tenant UNION ALL SELECT * FROM system.tables",
                "SELECT * FROM facts WHERE $tenant UNION ALL SELECT * FROM url('http://a')",
                "WITH facts AS (SELECT 1) SELECT * FROM facts WHERE $tenant",
                "SELECT 1 FROM facts WHERE $tenant SETTINGS additional_table_filters = {}",
                "SELECT 1 FROM facts WHERE $tenant -- AND kind = 'click'",
                "SELECT 1 FROM facts WHERE $tenant; DROP TABLE facts",
                "SELECT 1 FROM facts /* x */ WHERE $tenant",
                "SELECT 1 FROM `facts` WHERE $tenant",
                "INSERT INTO facts SELECT * FROM facts WHERE $tenant",
                "SELECT 1",
                ""
            })
    void refusesWhatCouldReadPastTheTenant(String statement) {
        assertThatIllegalArgumentException().isThrownBy(() -> TenantSql.of(statement, "yes"));
    }
}
