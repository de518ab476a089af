package dev.playhead.benchmarks.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The list as {@code Candidates} asks for it: newest first in three windows, other orders at once; and facets. */
final class ListStatements implements Statements {
    private static final int PAGE = 51;
    private static final List<Duration> WINDOWS = List.of(Duration.ofDays(1), Duration.ofDays(8));

    @Override
    public List<NamedStatement> of(World world) {
        List<NamedStatement> all = new ArrayList<>();
        filters(world).forEach((name, condition) -> {
            all.add(newest(world, name, condition));
            if (!name.startsWith("fact")) {
                all.add(sorted(world, name, condition, "duration_ms"));
            }
        });
        all.add(sorted(world, "browser=Firefox", "browser = 'Firefox'", "errors"));
        all.add(sorted(world, "no filter", "1", "rage_clicks"));
        all.add(facets(world, "no filter", "1"));
        all.add(facets(
                world, "minErrors=1, 30 days", "errors >= 1 AND started_at >= " + world.before(Duration.ofDays(30))));
        return all;
    }

    private static Map<String, String> filters(World world) {
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put("no filter", "1");
        filters.put("last 7 days", "started_at >= " + world.before(Duration.ofDays(7)));
        filters.put(
                "a day two months ago",
                "started_at >= " + world.before(Duration.ofDays(61)) + " AND started_at < "
                        + world.before(Duration.ofDays(60)));
        filters.put("minErrors=1", "errors >= 1");
        filters.put("minRageClicks=3, mobile", "rage_clicks >= 3 AND device = 'mobile'");
        filters.put("Firefox, PL, minDurationMs", "browser = 'Firefox' AND country = 'PL' AND duration_ms >= 600000");
        filters.put("nothing fits (minErrors=1000)", "errors >= 1000");
        filters.put("visitorUid", "visitor_uid = 'v-2500003'");
        filters.put("sessionUid", "session_uid = 's-1250000'");
        filters.put("userId, rare", "user_id = 'user-49000'");
        filters.put("externalId, none", "external_id = 'abc'");
        filters.put("url exact", "has(pages, 'https://shop.example/shop/p5')");
        filters.put("url exact, none", "has(pages, 'https://shop.example/shop/p9995')");
        filters.put("url contains", "arrayExists(page -> position(page, '/p39') > 0, pages)");
        filters.put("url contains, none", "arrayExists(page -> position(page, '/x') > 0, pages)");
        filters.put("meta[plan]=pro", "mapContains(metadata, 'plan') AND metadata['plan'] = 'pro'");
        filters.put(
                "meta[plan]=pro, minErrors, url",
                "errors >= 3 AND has(pages, 'https://shop.example/help/p4')"
                        + " AND mapContains(metadata, 'plan') AND metadata['plan'] = 'pro'");
        fact(filters, world, "fact=click:#el-7", "click", "selector = '#el-7' OR text = '#el-7'");
        fact(filters, world, "fact=rage_click:#el-299", "rage_click", "selector = '#el-299' OR text = '#el-299'");
        fact(filters, world, "fact=click, none", "click", "selector = '#none' OR text = '#none'");
        fact(filters, world, "fact=error, fingerprint", "error", "fingerprint = 'C1' OR message = 'C1'");
        fact(filters, world, "fact=track:event-3", "track", "name = 'event-3'");
        return filters;
    }

    private static void fact(Map<String, String> filters, World world, String name, String kind, String condition) {
        filters.put(
                name,
                "recording_id IN (SELECT recording_id FROM facts WHERE website_id = '" + world.largest()
                        + "' AND kind = '" + kind + "'{since} AND (" + condition + "))");
    }

    private static NamedStatement newest(World world, String name, String condition) {
        List<String> rounds = new ArrayList<>();
        for (Duration window : WINDOWS) {
            rounds.add(select(
                    world,
                    condition.replace("{since}", " AND ts >= " + world.before(window)) + " AND started_at >= "
                            + world.before(window),
                    "started_at"));
        }
        rounds.add(select(world, condition.replace("{since}", ""), "started_at"));
        return new NamedStatement("list", "newest, " + name, rounds, PAGE, Map.of());
    }

    private static NamedStatement sorted(World world, String name, String condition, String sort) {
        return NamedStatement.of("list", "by " + sort + ", " + name, select(world, condition, sort));
    }

    private static String select(World world, String condition, String sort) {
        return "SELECT recording_id, " + sort + " AS value FROM recordings WHERE website_id = '" + world.largest()
                + "' AND is_deleted = 0 AND (" + condition
                + ") ORDER BY value DESC, UUIDToNum(recording_id) DESC LIMIT " + PAGE;
    }

    private static NamedStatement facets(World world, String name, String condition) {
        return NamedStatement.of(
                        "analytics",
                        "facets, " + name,
                        "SELECT browser, os, device, country, state, entry_url, count() AS recordings FROM recordings FINAL WHERE website_id = '"
                                + world.largest() + "' AND " + condition
                                + " GROUP BY GROUPING SETS ((browser), (os), (device), (country), (state), (entry_url))")
                .withSettings(Map.of("do_not_merge_across_partitions_select_final", "1"));
    }
}
