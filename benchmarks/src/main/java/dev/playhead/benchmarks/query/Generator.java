package dev.playhead.benchmarks.query;

import dev.playhead.storage.clickhouse.ClickHouse;
import java.util.Map;

/** Fills the tables by {@code INSERT … SELECT … FROM numbers()}: everything is a hash of a row's number, so every run makes the same. */
final class Generator {
    private static final long RECORDINGS_AT_ONCE = 500_000;
    private static final long FACTS_AT_ONCE = 2_500_000;

    private static final String START = "(%1$d - %2$d + intDiv(n * %2$d, %3$d) + toInt64(cityHash64(n, 1) %% 600000))";
    private static final String WEBSITE =
            "arrayElement({websites:Array(String)}, multiIf(h % 1000 < 600, 1, h % 1000 < 750, 2, h % 1000 < 830, 3, h % 1000 < 880, 4,"
                    + " h % 1000 < 915, 5, h % 1000 < 940, 6, h % 1000 < 960, 7, h % 1000 < 975, 8, h % 1000 < 985, 9, h % 1000 < 992, 10,"
                    + " h % 1000 < 997, 11, 12))";
    /** UUIDs of version 7, as ours are. */
    private static final String ID =
            "reinterpretAsUUID(bitOr(bitShiftLeft(toUInt128(bitOr(bitOr(bitShiftLeft(toUInt64(st), 16), toUInt64(0x7000)),"
                    + " cityHash64(n, 2) % 4096)), 64), toUInt128(bitOr(bitShiftLeft(toUInt64(2), 62), bitShiftRight(cityHash64(n, 3), 2)))))";

    private final ClickHouse clickHouse;
    private final World world;

    Generator(ClickHouse clickHouse, World world) {
        this.clickHouse = clickHouse;
        this.world = world;
    }

    void recordings() throws Exception {
        for (long from = 0; from < world.recordings(); from += RECORDINGS_AT_ONCE) {
            insert(recordings(from, Math.min(RECORDINGS_AT_ONCE, world.recordings() - from)));
        }
        // The last recordings went on while they were listed: two older revisions of each of the last 50,000.
        long last = Math.max(0, world.recordings() - 50_000);
        for (int i = 0; i < 2; i++) {
            insert(recordings(last, world.recordings() - last).replace("n + 10 AS", "n + " + i + " AS"));
        }
    }

    void facts() throws Exception {
        for (long from = 0; from < world.facts(); from += FACTS_AT_ONCE) {
            insert(facts(from, Math.min(FACTS_AT_ONCE, world.facts() - from)));
        }
    }

    private void insert(String sql) throws Exception {
        clickHouse.executeBlocking(sql, Map.of("websites", World.WEBSITES));
    }

    private String start() {
        return START.formatted(world.end(), World.SPAN.toMillis(), world.recordings());
    }

    private static String zipf(int salt, int most) {
        return "toUInt32(exp((cityHash64(n, %d) %% 1000000 / 1000000) * log(%d)))".formatted(salt, most);
    }

    private static String rare(int salt, double share, int most) {
        return "if(cityHash64(n, %d) %% 1000000 < %d, %s, 0)"
                .formatted(salt, Math.round(share * 1e6), zipf(salt + 100, most));
    }

    private static String page(String rank) {
        return "concat('https://shop.example', if(%1$s = 1, '/', concat('/', arrayElement(['shop', 'product', 'blog', 'account', 'help'], %1$s %% 5 + 1), '/p', toString(%1$s))))"
                .formatted(rank);
    }

    private static String oneOf(int salt, String... values) {
        return "arrayElement(['" + String.join("', '", values) + "'], least(" + values.length + ", "
                + zipf(salt, values.length + 1) + "))";
    }

    private String recordings(long from, long count) {
        String visited = "toUInt32(exp((cityHash64(n, i) % 1000000 / 1000000) * log(400)))";
        return "INSERT INTO recordings (website_id, day, recording_id, revision, dialect, state, first_received_at, last_received_at,"
                + " ended_at, started_at, duration_ms, active_ms, event_count, chunk_count, raw_bytes, stored_bytes, page_views, clicks,"
                + " rage_clicks, dead_clicks, errors, console_errors, network_errors, inputs, entry_url, exit_url, visitor_uid, session_uid,"
                + " user_id, browser, os, device, country, sdk, metadata, pages) WITH cityHash64(number) AS h, toInt64(number) AS n, "
                + start() + " AS st, toUInt64(exp(3 + cityHash64(n, 4) % 1000000 / 200000) * 1000) AS dur SELECT "
                + WEBSITE
                + ", toDate(fromUnixTimestamp64Milli(st + 2000, 'UTC')), " + ID
                + ", n + 10 AS revision, 'native', if(n % 3 = 0, 'stopped', 'ready'), fromUnixTimestamp64Milli(st + 2000, 'UTC'),"
                + " fromUnixTimestamp64Milli(toInt64(st + dur), 'UTC'), fromUnixTimestamp64Milli(toInt64(st + dur + 60000), 'UTC'),"
                + " fromUnixTimestamp64Milli(st, 'UTC'), dur, intDiv(dur, 2), intDiv(dur, 100), intDiv(dur, 2000), dur * 20, dur * 3, "
                + String.join(
                        ", ",
                        zipf(7, 30),
                        zipf(8, 80),
                        rare(9, 0.03, 8),
                        rare(10, 0.1, 8),
                        rare(11, 0.08, 20),
                        rare(12, 0.15, 50),
                        rare(13, 0.05, 20),
                        zipf(14, 30),
                        page(zipf(15, 400)),
                        page(zipf(16, 400)))
                + ", concat('v-', toString(intDiv(n, 50) * 50 + " + zipf(17, 50)
                + ")), concat('s-', toString(intDiv(n, 2))), if(n % 5 = 0, concat('user-', toString("
                + zipf(18, 50_000) + ")), ''), "
                + String.join(
                        ", ",
                        oneOf(19, "Chrome", "Safari", "Firefox", "Edge", "Samsung Internet", "Opera"),
                        oneOf(20, "Windows", "iOS", "Android", "macOS", "Linux"),
                        oneOf(21, "desktop", "mobile", "tablet"),
                        oneOf(22, "US", "DE", "GB", "FR", "NL", "IN", "BR", "JP", "ES", "IT", "PL", "CA"))
                + ", 'playhead 0.1.0', if(n % 3 = 0, map('plan', " + oneOf(24, "free", "pro", "team")
                + ", 'release', concat('r', toString(intDiv(n, 50000)))), map()), arrayDistinct(arrayMap(i -> "
                + page(visited)
                + ", range(1000, 1000 + least(12, " + zipf(7, 30) + ")))) FROM numbers(" + from + ", " + count + ")";
    }

    private String facts(long from, long count) {
        return "INSERT INTO facts (website_id, kind, ts, received_at, recording_id, position_offset, position_index, ordinal, page_url,"
                + " page_path, selector, tag, text, x, y, viewport_width, viewport_height, node_id, message, stack, source, fingerprint, count,"
                + " span_ms, previous_url, time_on_previous_ms, level, method, status, duration_ms, name, value, segment_id, partition) WITH toInt64(number) AS m,"
                + " toInt64(intDiv(number, 10000) * 1000 + floor(1000 * pow(cityHash64(number, 1) % 1000000 / 1000000, 1.5))) AS n,"
                + " cityHash64(toUInt64(n)) AS h, " + start() + " AS st, cityHash64(m, 2) % 1000 AS k,"
                + " arrayElement(['click', 'page_view', 'input', 'web_vital', 'console', 'dead_click', 'network_error', 'error', 'track',"
                + " 'rage_click', 'quick_back', 'scroll'], multiIf(k < 350, 1, k < 550, 2, k < 670, 3, k < 770, 4, k < 820, 5, k < 860, 6,"
                + " k < 890, 7, k < 920, 8, k < 945, 9, k < 955, 10, k < 960, 11, 12)) AS kd, st + cityHash64(m, 5) % 300000 AS t,"
                + " toUInt32(exp((cityHash64(m, 3) % 1000000 / 1000000) * log(300))) AS s,"
                + " toUInt32(exp((cityHash64(m, 4) % 1000000 / 1000000) * log(400))) AS p,"
                + " concat('/', arrayElement(['shop', 'product', 'blog', 'account', 'help'], p % 5 + 1), '/p', toString(p)) AS pth,"
                + " kd IN ('click', 'dead_click', 'rage_click', 'input') AS el SELECT " + WEBSITE
                + ", kd, fromUnixTimestamp64Milli(toInt64(t), 'UTC'), fromUnixTimestamp64Milli(toInt64(t + 2000), 'UTC'), "
                + ID
                + ", m, m % 100, 0, concat('https://shop.example', pth), pth, if(el, concat('#el-', toString(s)), ''), if(el, 'button', ''),"
                + " if(el, concat('Button ', toString(s)), ''), if(el, cityHash64(m, 6) % 1280, 0), if(el, cityHash64(m, 7) % 720, 0),"
                + " if(h % 3 = 0, 390, 1280), if(h % 3 = 0, 844, 720), if(el, s, 0),"
                + " if(kd IN ('error', 'console'), concat('TypeError: x', toString(s), ' is undefined'), ''), if(kd = 'error', concat('at f', toString(s)), ''),"
                + " if(kd = 'error', 'error', ''), if(kd = 'error', hex(cityHash64(s)), ''), if(kd = 'rage_click', 3 + s % 5, 1), 900,"
                + " if(kd = 'page_view', concat('https://shop.example/p', toString(s)), ''), if(kd = 'page_view', s * 100, 0),"
                + " if(kd = 'console', 'error', ''), if(kd = 'network_error', 'GET', ''), if(kd = 'network_error', 500, 0), if(kd = 'network_error', s, 0),"
                + " multiIf(kd = 'web_vital', arrayElement(['LCP', 'CLS', 'INP', 'FCP', 'TTFB'], m % 5 + 1), kd = 'track', concat('event-', toString(s % 20)),"
                + " kd = 'network_error', concat('https://api.example/', toString(s)), ''), multiIf(kd = 'web_vital', s * 10, kd = 'scroll', (s % 100) / 100, 0),"
                + " reinterpretAsUUID(toUInt128(intDiv(m, 5000))), m % 8 FROM numbers(" + from + ", " + count + ")";
    }
}
