package dev.playhead.indexer.usage;

import dev.playhead.recording.WebsiteId;
import dev.playhead.wire.usage.UsageTotals;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Totals of the newest month of a website, out of {@code usage_daily}. */
@ApplicationScoped
class MonthlyTotals {

    /**
     * The version is a sum of counts that only grow: totals that differ have different versions, the later ones the higher, whichever
     * indexer reads them. So nobody has to remember what was published last.
     */
    private static final String TOTALS = """
            SELECT u.website_id, m.month, sum(u.recordings)::bigint AS recordings, sum(u.events_stored)::bigint AS events,
              sum(u.raw_bytes)::bigint AS raw_bytes,
              sum(u.recordings + u.events_stored + u.events_duplicate + u.events_fenced + u.events_dead_lettered)::bigint AS version
            FROM usage_daily u
            JOIN (SELECT website_id, date_trunc('month', max(day))::date AS month
                  FROM usage_daily WHERE website_id = ANY($1) GROUP BY website_id) m USING (website_id)
            WHERE u.day >= m.month GROUP BY u.website_id, m.month
            """;

    private static final String OF_THIS_MONTH = """
            SELECT DISTINCT website_id FROM usage_daily
            WHERE day >= date_trunc('month', now() AT TIME ZONE 'UTC')::date AND website_id <> ''
            """;

    /** Of those among the websites that have used anything. */
    Uni<List<UsageTotals>> of(Collection<String> websiteIds, SqlConnection connection) {
        return connection
                .preparedQuery(TOTALS)
                .execute(Tuple.of(websiteIds.toArray(String[]::new)))
                .map(rows -> {
                    List<UsageTotals> totals = new ArrayList<>();
                    rows.forEach(row -> totals.add(totals(row)));
                    return totals;
                });
    }

    /** Websites that have used something in the month that runs. */
    Uni<List<String>> websitesOfThisMonth(SqlConnection connection) {
        return connection.query(OF_THIS_MONTH).execute().map(rows -> {
            List<String> ids = new ArrayList<>();
            rows.forEach(row -> ids.add(row.getString(0)));
            return ids;
        });
    }

    private static UsageTotals totals(Row row) {
        return new UsageTotals(
                new WebsiteId(row.getString("website_id")),
                YearMonth.from(row.getLocalDate("month")),
                row.getLong("recordings"),
                row.getLong("events"),
                row.getLong("raw_bytes"),
                row.getLong("version"));
    }
}
