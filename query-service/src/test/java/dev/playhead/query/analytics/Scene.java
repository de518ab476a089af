package dev.playhead.query.analytics;

import dev.playhead.query.ClickHouseRows;
import dev.playhead.query.search.PagePattern;
import dev.playhead.recording.detect.FactDetail;
import dev.playhead.recording.detect.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/** Random recordings of one website with random facts, some of them outside of the time that is asked for. */
final class Scene {
    static final long FROM = 1_749_945_600_000L; // 2025-06-15, a whole day of UTC
    static final long TO = FROM + 3 * 86_400_000L;
    private static final List<String> PATHS = List.of(
            "/",
            "/cart",
            "/product/1",
            "/product/22",
            "/product/0198c5a2-7f0e-7bd4-b3c1-2f6f5f0f7c11",
            "/a.b/1/x",
            "/Ünï");
    private static final List<String> SELECTORS = List.of("#buy", "[data-testid=\"x'y\"]", "main > a.link", "");

    final List<Happened> facts = new ArrayList<>();
    final List<Recorded> recordings = new ArrayList<>();

    record Happened(UUID recording, long at, String path, FactDetail detail) {
        boolean isIn(long from, long to) {
            return at >= from && at < to;
        }

        String pattern() {
            return PagePattern.of(path);
        }
    }

    record Recorded(
            UUID id, long startedAt, long durationMs, String visitor, String browser, int rageClicks, int errors) {}

    Scene(long seed, int count) {
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            UUID id = new UUID(random.nextLong(), random.nextLong());
            long start = FROM - 40_000_000L + random.nextLong(TO - FROM + 80_000_000L);
            recordings.add(new Recorded(
                    id,
                    start,
                    random.nextInt(600_000),
                    "v" + random.nextInt(1 + count / 2),
                    random.nextBoolean() ? "Firefox" : "Chromium",
                    random.nextInt(3) - 1 > 0 ? 2 : 0,
                    random.nextInt(2)));
            int happenings = random.nextInt(25);
            for (int k = 0; k < happenings; k++) {
                facts.add(new Happened(id, start + random.nextInt(40_000), one(PATHS, random), detail(random)));
            }
        }
    }

    Stream<Happened> asked(Class<? extends FactDetail> kind) {
        return facts.stream().filter(fact -> kind.isInstance(fact.detail()) && fact.isIn(FROM, TO));
    }

    ClickHouseRows rows(String websiteId) {
        ClickHouseRows rows = new ClickHouseRows(websiteId);
        for (Recorded one : recordings) {
            rows.recording(
                    one.id(),
                    one.startedAt(),
                    one.durationMs(),
                    Map.of(
                            "visitor_uid", one.visitor(),
                            "session_uid", "s" + one.visitor(),
                            "browser", one.browser(),
                            "rage_clicks", one.rageClicks(),
                            "errors", one.errors()));
        }
        facts.forEach(fact -> rows.fact(fact.recording(), fact.at(), "https://x.example" + fact.path(), fact.detail()));
        return rows;
    }

    private static FactDetail detail(Random random) {
        Target target = new Target("a", one(SELECTORS, random), "text");
        double x = random.nextInt(1_400);
        double y = random.nextInt(900);
        int width = one(List.of(0, 400, 800, 1_280), random);
        int height = one(List.of(0, 700, 720), random);
        return switch (random.nextInt(10)) {
            case 0, 1 -> new FactDetail.Click(1, x, y, width, height, target);
            case 2 -> new FactDetail.RageClick(1, x, y, width, height, 3 + random.nextInt(5), 900, 1, target);
            case 3 -> new FactDetail.DeadClick(1, x, y, width, height, target);
            case 4 -> new FactDetail.Failure("error", "m" + random.nextInt(3), "", "f" + random.nextInt(3));
            case 5 ->
                new FactDetail.NetworkError(
                        "GET", "https://x.example/a", 500 + random.nextInt(2), random.nextInt(90), 0);
            case 6 ->
                new FactDetail.Console(one(List.of("error", "assert", "log"), random), "said " + random.nextInt(2));
            case 7 -> new FactDetail.WebVital(one(List.of("LCP", "CLS"), random), random.nextInt(4_000), "good");
            case 8 -> new FactDetail.Scroll(random.nextInt(101) / 100.0, 1_000);
            default ->
                random.nextBoolean()
                        ? new FactDetail.PageView(
                                "https://x.example/", random.nextBoolean() ? "" : "https://x.example/b", 5)
                        : new FactDetail.Track(one(List.of("paid", "tried"), random), Map.of());
        };
    }

    private static <T> T one(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
