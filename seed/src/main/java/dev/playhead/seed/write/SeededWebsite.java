package dev.playhead.seed.write;

import dev.playhead.seed.world.SeededRecording;
import dev.playhead.storage.clickhouse.ClickHouse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One website's seeded rows in catalog and ClickHouse. One thread at a time. */
public final class SeededWebsite {
    private static final String RUNS = """
            SELECT coalesce(max(split_part(external_id, ':', 3)::int), 0)
            FROM recordings WHERE website_id = ? AND external_id LIKE 'seed:%'
            """;

    private final Connection catalog;
    private final ClickHouse clickHouse;
    private final String websiteId;

    public SeededWebsite(Backends backends, String websiteId) {
        this.catalog = backends.catalog();
        this.clickHouse = backends.clickHouse();
        this.websiteId = websiteId;
    }

    public boolean exists() throws SQLException {
        return number("SELECT count(*) FROM websites WHERE website_id = ?") > 0;
    }

    /** How many runs have left rows here. */
    public int runs() throws SQLException {
        return (int) number(RUNS);
    }

    /** Takes batches one by one; what they hold is written when {@link Writing#close} returns. */
    public Writing write(int run) throws SQLException {
        // One revision is enough: none of these rows has had an earlier one.
        long revision = number("SELECT nextval('catalog_revision') WHERE ? <> ''");
        return new Writing(
                new CatalogCopy(catalog, revision), new ClickHouseRows(clickHouse, revision, SeededRow.segment(run)));
    }

    /**
     * Deletes all that seed has made for this website.
     *
     * @return how many recordings it was
     */
    public long remove() throws Exception {
        int runs = runs();
        for (int run = 1; run <= runs; run++) {
            clickHouse.executeBlocking(
                    "ALTER TABLE facts DELETE WHERE website_id = {website:String} AND segment_id = {segment:UUID}"
                            + " SETTINGS mutations_sync = 2",
                    Map.of(
                            "website",
                            websiteId,
                            "segment",
                            SeededRow.segment(run).toString()));
        }
        clickHouse.executeBlocking(
                "ALTER TABLE recordings DELETE WHERE website_id = {website:String} AND startsWith(external_id, {mark:String})"
                        + " SETTINGS mutations_sync = 2",
                Map.of("website", websiteId, "mark", SeededRow.MARK));
        try (PreparedStatement delete =
                catalog.prepareStatement("DELETE FROM recordings WHERE website_id = ? AND external_id LIKE 'seed:%'")) {
            delete.setString(1, websiteId);
            return delete.executeLargeUpdate();
        }
    }

    private long number(String sql) throws SQLException {
        try (PreparedStatement question = catalog.prepareStatement(sql)) {
            question.setString(1, websiteId);
            try (ResultSet answer = question.executeQuery()) {
                answer.next();
                return answer.getLong(1);
            }
        }
    }

    /** Writes one batch while the next is being made: two are in memory at most. */
    public static final class Writing implements AutoCloseable {
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private final CatalogCopy catalog;
        private final ClickHouseRows rows;
        private CompletableFuture<Void> before = CompletableFuture.completedFuture(null);

        Writing(CatalogCopy catalog, ClickHouseRows rows) {
            this.catalog = catalog;
            this.rows = rows;
        }

        /** Returns once the batch before is written. Fails with {@link CompletionException} if that one couldn't be. */
        public void write(List<SeededRecording> batch) {
            before.join();
            before = CompletableFuture.allOf(
                    run(() -> catalog.write(batch)), run(() -> rows.facts(batch)), run(() -> rows.summaries(batch)));
        }

        @Override
        public void close() {
            try {
                before.join();
            } finally {
                threads.close();
            }
        }

        private CompletableFuture<Void> run(Step step) {
            return CompletableFuture.runAsync(
                    () -> {
                        try {
                            step.run();
                        } catch (Exception failure) {
                            throw new CompletionException(failure);
                        }
                    },
                    threads);
        }
    }

    private interface Step {
        void run() throws Exception;
    }
}
