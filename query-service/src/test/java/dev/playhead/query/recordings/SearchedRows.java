package dev.playhead.query.recordings;

import dev.playhead.query.CatalogRows;
import dev.playhead.storage.catalog.RecordingsOutbox;
import dev.playhead.storage.clickhouse.ClickHouse;
import dev.playhead.storage.clickhouse.Insert;
import dev.playhead.storage.facts.PagePath;
import dev.playhead.storage.facts.RecordingsTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** Recordings in catalog and ClickHouse, on the way that the indexer brings them there. */
@ApplicationScoped
class SearchedRows {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final RecordingsOutbox outbox;
    private final RecordingsTable table;
    private final ClickHouse clickHouse;

    SearchedRows(RecordingsOutbox outbox, RecordingsTable table, ClickHouse clickHouse) {
        this.outbox = outbox;
        this.table = table;
        this.clickHouse = clickHouse;
    }

    /** What filters see of a recording. */
    record One(
            UUID id,
            String websiteId,
            String state,
            long startedAt,
            long durationMs,
            long count,
            String browser,
            String country,
            String visitorUid,
            String sessionUid,
            String userId,
            String page,
            String plan,
            String clicked) {
        String text() {
            return id.toString();
        }

        One lasting(long ms) {
            return new One(
                    id,
                    websiteId,
                    state,
                    startedAt,
                    ms,
                    count,
                    browser,
                    country,
                    visitorUid,
                    sessionUid,
                    userId,
                    page,
                    plan,
                    clicked);
        }
    }

    static List<One> random(String websiteId, int number, long now) {
        Random random = new Random(7);
        return IntStream.range(0, number)
                .mapToObj(n -> new One(
                        UUID.randomUUID(),
                        websiteId,
                        pick(random, "live", "ready", "stopped"),
                        // some at the same millisecond, most in the last day, others long ago
                        now - random.nextInt(20) * (random.nextInt(4) == 0 ? 86_400_000L : 600_000L),
                        1_000L * random.nextInt(10),
                        random.nextInt(4),
                        pick(random, "Chrome", "Firefox", "Safari"),
                        pick(random, "NL", "DE"),
                        "v-" + random.nextInt(5),
                        "s-" + random.nextInt(8),
                        pick(random, "", "u-1", "u-2"),
                        "https://shop.example/p" + random.nextInt(4),
                        pick(random, "pro", "free", ""),
                        "#b" + random.nextInt(3)))
                .toList();
    }

    private static String pick(Random random, String... of) {
        return of[random.nextInt(of.length)];
    }

    void insert(One one) {
        CatalogRows.run(
                """
                INSERT INTO recordings (recording_id, website_id, external_id, dialect, partition, state, revision, first_received_at,
                  last_received_at, last_offset, ended_at, started_at, duration_ms, active_ms, page_views, clicks, rage_clicks, dead_clicks,
                  errors, console_errors, network_errors, browser, os, device, country, visitor_uid, session_uid, user_id, entry_url, pages,
                  metadata, accept_state, detect_state)
                VALUES (?, ?, ?, 'native', 0, ?, nextval('catalog_revision'), ?, ?, 7, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'Linux', 'desktop', ?, ?, ?, ?, ?,
                  jsonb_build_array(?::text, 'https://shop.example/'), CASE WHEN ?::text = '' THEN '{}'::jsonb ELSE jsonb_build_object('plan', ?::text) END, '', '')
                """,
                one.id(),
                one.websiteId(),
                "ext-" + one.id(),
                one.state(),
                one.startedAt() + 2_000,
                one.startedAt() + one.durationMs(),
                one.state().equals("live") ? null : one.startedAt() + one.durationMs(),
                one.startedAt(),
                one.durationMs(),
                one.durationMs() / 2,
                one.count(),
                one.count(),
                one.count(),
                one.count(),
                one.count(),
                one.count(),
                one.count(),
                one.browser(),
                one.country(),
                one.visitorUid(),
                one.sessionUid(),
                one.userId(),
                one.page(),
                one.page(),
                one.plan(),
                one.plan());
        CatalogRows.run(
                "INSERT INTO recordings_outbox SELECT recording_id, revision FROM recordings WHERE recording_id = ?",
                one.id());
        String at = Instant.ofEpochMilli(one.startedAt())
                .toString()
                .replace('T', ' ')
                .replace("Z", "");
        String fact =
                "{\"website_id\":\"%s\",\"kind\":\"click\",\"ts\":\"%s\",\"received_at\":\"%s\",\"recording_id\":\"%s\",\"selector\":\"%s\"}\n"
                        .formatted(one.websiteId(), at, at, one.id(), one.clicked());
        String view =
                "{\"website_id\":\"%s\",\"kind\":\"page_view\",\"ts\":\"%s\",\"received_at\":\"%s\",\"recording_id\":\"%s\",\"page_url\":\"%s\",\"page_path\":\"%s\"}\n"
                        .formatted(one.websiteId(), at, at, one.id(), one.page(), PagePath.of(one.page()));
        clickHouse
                .insert(new Insert(
                        "facts",
                        (fact + view).getBytes(StandardCharsets.UTF_8),
                        2,
                        UUID.randomUUID().toString()))
                .await()
                .atMost(SOON);
    }

    /** The recording goes on: another revision, which ClickHouse has beside the older ones. */
    void change(One one) {
        CatalogRows.run(
                "UPDATE recordings SET duration_ms = ?, active_ms = ?, revision = nextval('catalog_revision') WHERE recording_id = ?",
                one.durationMs(),
                one.durationMs() / 2,
                one.id());
        CatalogRows.run(
                "INSERT INTO recordings_outbox SELECT recording_id, revision FROM recordings WHERE recording_id = ?",
                one.id());
    }

    /** The recording visits so many pages more, {@code /n0} and on. */
    void visited(One one, int pages) {
        CatalogRows.run("""
                UPDATE recordings SET pages = pages || (SELECT jsonb_agg('https://shop.example/n' || n) FROM generate_series(0, ? - 1) AS n),
                  revision = nextval('catalog_revision') WHERE recording_id = ?
                """, pages, one.id());
        CatalogRows.run(
                "INSERT INTO recordings_outbox SELECT recording_id, revision FROM recordings WHERE recording_id = ?",
                one.id());
    }

    /** Brings ClickHouse everything that it has yet to hear of. */
    void deliver() {
        var waiting = outbox.pending(10_000).await().atMost(SOON);
        table.upsert(waiting).await().atMost(SOON);
        outbox.delivered(waiting).await().atMost(SOON);
    }
}
