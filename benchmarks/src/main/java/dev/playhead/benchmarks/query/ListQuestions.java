package dev.playhead.benchmarks.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The list with each kind of filter, frequent, rare and fitting nothing; alone and together; in several orders; deep in it. */
final class ListQuestions implements Questions {
    private static final String FACT = "fact";

    @Override
    public List<Question> of(World world) {
        List<Question> all = new ArrayList<>();
        filters(world).forEach((name, parameters) -> {
            all.add(Question.list(world, "newest, " + name, parameters));
            all.add(Question.list(world, "longest, " + name, parameters).with("sort", "durationMs"));
        });
        for (String sort : List.of("activeMs", "rageClicks", "errors")) {
            all.add(Question.list(world, "by " + sort + ", no filter", "sort", sort));
            all.add(Question.list(world, "by " + sort + ", Firefox", "sort", sort, "browser", "Firefox"));
        }
        all.add(Question.list(world, "oldest, no filter", "order", "asc"));
        all.add(Question.list(
                world, "oldest, minErrors, url", "order", "asc", "minErrors", "3", "url", page("help/p4")));
        all.add(Question.list(world, "newest, no filter").atPage(20));
        all.add(Question.list(world, "newest, minErrors=1", "minErrors", "1").atPage(20));
        all.add(Question.list(world, "newest, fact=click:#el-7", FACT, "click:#el-7")
                .atPage(20));
        all.add(Question.list(world, "longest, no filter", "sort", "durationMs").atPage(20));
        return all;
    }

    private static Map<String, String[]> filters(World world) {
        Map<String, String[]> filters = new LinkedHashMap<>();
        columns(filters, world);
        pages(filters);
        metadata(filters);
        facts(filters, world);
        return filters;
    }

    private static void columns(Map<String, String[]> filters, World world) {
        add(filters, "no filter");
        add(filters, "last 7 days", "from", world.before(7));
        add(filters, "a day two months ago", "from", world.before(61), "to", world.before(60));
        add(filters, "minErrors=1", "minErrors", "1");
        add(filters, "minRageClicks=3, mobile", "minRageClicks", "3", "device", "mobile");
        add(filters, "Firefox, PL, 10 minutes", "browser", "Firefox", "country", "PL", "minDurationMs", "600000");
        add(filters, "nothing fits (minErrors=1000)", "minErrors", "1000");
        add(filters, "visitorUid", "visitorUid", "v-" + (world.recordings() / 2 + 3));
        add(filters, "sessionUid", "sessionUid", "s-" + world.recordings() / 4);
        add(filters, "userId, rare", "userId", "user-49000");
        add(filters, "userId, 30 days", "userId", "user-3", "from", world.before(30));
        add(filters, "externalId, none", "externalId", "abc");
    }

    private static void pages(Map<String, String[]> filters) {
        add(filters, "url", "url", page("shop/p5"));
        add(filters, "url, none", "url", page("shop/p9995"));
        add(filters, "url begins", "url", page("blog/p3"), "urlMatch", "prefix");
        add(filters, "url contains", "url", "/p39", "urlMatch", "contains");
        add(filters, "url contains, none", "url", "/x", "urlMatch", "contains");
        add(
                filters,
                "url contains, Safari, minErrors",
                "url",
                "/p39",
                "urlMatch",
                "contains",
                "browser",
                "Safari",
                "minErrors",
                "5");
    }

    private static void metadata(Map<String, String[]> filters) {
        add(filters, "meta[plan]=pro", "meta[plan]", "pro");
        add(filters, "meta[plan], none", "meta[plan]", "gold");
        add(filters, "meta[tenant], no such key", "meta[tenant]", "7");
        add(filters, "meta[release], rare", "meta[release]", "r1");
        add(filters, "meta[plan]=pro, minErrors, url", "meta[plan]", "pro", "minErrors", "3", "url", page("help/p4"));
    }

    private static void facts(Map<String, String[]> filters, World world) {
        add(filters, "fact=click:#el-7", FACT, "click:#el-7");
        add(filters, "fact=click:#none", FACT, "click:#none");
        add(filters, "fact=rage_click", FACT, "rage_click");
        add(filters, "fact=rage_click:#el-299", FACT, "rage_click:#el-299");
        add(filters, "fact=error:<message>", FACT, "error:TypeError: x7 is undefined");
        add(filters, "fact=error, none", FACT, "error:C1");
        add(filters, "fact=track:event-3", FACT, "track:event-3");
        add(filters, "fact=page_view:/shop/p5", FACT, "page_view:/shop/p5");
        add(
                filters,
                "fact=click of analytics, 7 days",
                FACT,
                "click:{\"page\":\"/shop/p5\",\"selector\":\"#el-7\",\"from\":\"" + world.before(7) + "\",\"to\":\""
                        + world.before(0) + "\"}");
        add(filters, "two facts", FACT, "click:#el-7", FACT, "error:TypeError: x7 is undefined");
        add(
                filters,
                "fact=track:event-3, Firefox, minErrors",
                FACT,
                "track:event-3",
                "browser",
                "Firefox",
                "minErrors",
                "1");
        add(
                filters,
                "fact=click:#el-250, meta[plan]=pro, 30 days",
                FACT,
                "click:#el-250",
                "meta[plan]",
                "pro",
                "from",
                world.before(30));
    }

    private static String page(String path) {
        return "https://shop.example/" + path;
    }

    private static void add(Map<String, String[]> filters, String name, String... parameters) {
        filters.put(name, parameters);
    }
}
