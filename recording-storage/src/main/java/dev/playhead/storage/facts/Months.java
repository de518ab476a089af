package dev.playhead.storage.facts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.storage.clickhouse.ClickHouse;
import dev.playhead.storage.clickhouse.ClickHouseFailure;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** The monthly partitions (UTC) of one table. Fails with {@link ClickHouseFailure}. */
final class Months {
    private static final String ALL = """
            SELECT DISTINCT partition_id FROM system.parts
            WHERE database = currentDatabase() AND table = {table:String} AND active ORDER BY partition_id
            """;

    private final ClickHouse clickHouse;
    private final String table;

    Months(ClickHouse clickHouse, String table) {
        this.clickHouse = clickHouse;
        this.table = table;
    }

    /** Drops the months that end at or before {@code end}, one after another. */
    Uni<Void> dropBefore(Instant end) {
        YearMonth kept = YearMonth.from(end.atOffset(ZoneOffset.UTC));
        int firstKept = kept.getYear() * 100 + kept.getMonthValue();
        return clickHouse.query(ALL, Map.of("table", table)).chain(rows -> {
            Uni<Void> all = Uni.createFrom().voidItem();
            for (int month : months(rows)) {
                if (month < firstKept) {
                    all = all.chain(
                            () -> clickHouse.execute("ALTER TABLE " + table + " DROP PARTITION " + month, Map.of()));
                }
            }
            return all;
        });
    }

    private static List<Integer> months(List<ObjectNode> rows) {
        return rows.stream()
                .map(row -> Integer.parseInt(row.get("partition_id").asText()))
                .toList();
    }
}
