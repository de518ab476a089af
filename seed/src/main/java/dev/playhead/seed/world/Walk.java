package dev.playhead.seed.world;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Ways through one site: pages from links, clicks on elements, and the troubles that cluster on some of them. */
final class Walk {
    /** How many visits see one page only. */
    private static final double BOUNCE = 0.38;

    private static final double CAMPAIGN = 0.14;
    private static final int MOST_PAGES = 40;

    private final World.Site site;
    private final Plan plan;
    private final Map<String, Stop> stops = new HashMap<>();
    private final Map<String, World.ErrorKind> errors;
    private final Choice<World.Page> entries;
    private final List<String> campaigns;
    private final double goOn;
    private final double clicksAPage;

    /** A page with its choices made ready. */
    private record Stop(World.Page page, Choice<String> next, Choice<World.Element> elements) {}

    Walk(World.Site site, Map<String, World.ErrorKind> errors, List<String> campaigns, Plan plan) {
        this.site = site;
        this.plan = plan;
        this.errors = errors;
        this.campaigns = campaigns;
        this.entries = Choice.of(site.pages(), World.Page::entry);
        for (World.Page page : site.pages()) {
            Choice<String> next = Choice.of(
                    page.next().keySet().stream().sorted().toList(),
                    path -> Optional.ofNullable(page.next().get(path)).orElse(0.0));
            stops.put(page.path(), new Stop(page, next, Choice.of(page.elements(), World.Element::weight)));
        }
        // A visit of pages P and clicks C a page has P * (1 + C) facts and a little more for troubles.
        double pages = Math.max(1.2, plan.factsPerRecording() * 0.33);
        double pagesAfterBounce = Math.max(1.01, (pages - BOUNCE) / (1 - BOUNCE) - 1);
        this.goOn = 1 - 1 / pagesAfterBounce;
        this.clicksAPage = Math.max(0, plan.factsPerRecording() * 0.97 / pages - 1);
    }

    double share() {
        return site.share();
    }

    void walk(FactTrail trail, long start, Pace pace, SplittableRandom random) {
        int pages = pages(random);
        World.Page page = entries.with(random);
        String query = random.nextDouble() < CAMPAIGN ? "?" + campaigns.get(random.nextInt(campaigns.size())) : "";
        long perPage = Math.max(1, pace.durationMs() / pages);
        for (int i = 0; i < pages; i++) {
            long at = start + i * perPage;
            trail.view(site.origin() + page.path() + (i == 0 ? query : ""), at);
            visit(trail, stop(page), at, perPage, random);
            page = stop(stop(page).next().with(random)).page();
        }
    }

    private void visit(FactTrail trail, Stop stop, long from, long stay, SplittableRandom random) {
        int clicks = geometric(clicksAPage, random);
        long step = stay / (clicks + 2);
        long at = from;
        for (int i = 0; i < clicks && step > 0; i++) {
            at += Math.max(1, random.nextLong(step / 2, step + 1));
            World.Element element = stop.elements().with(random);
            // A burst takes up to three seconds, and what comes next must not come before its end.
            if (step > 4_000 && random.nextDouble() < element.rage()) {
                trail.rage(element, 3 + geometric(1.6, random) % 6, at);
            } else {
                trail.click(element, at);
            }
        }
        long last = Math.min(from + stay - 1, at + step);
        troubles(stop.page(), from).forEach((kind, rate) -> {
            if (random.nextDouble() < rate) {
                trail.fail(kind, last);
            }
        });
    }

    /** Errors that exist by then, and how often they happen on that page. */
    private Map<World.ErrorKind, Double> troubles(World.Page page, long time) {
        Map<World.ErrorKind, Double> known = new LinkedHashMap<>();
        long span = plan.days() * 24 * Days.HOUR_MS;
        page.errors().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            World.ErrorKind kind =
                    Optional.ofNullable(errors.get(entry.getKey())).orElseThrow();
            if (time >= plan.end() - span + (long) (kind.since() * span)) {
                known.put(kind, entry.getValue());
            }
        });
        return known;
    }

    private int pages(SplittableRandom random) {
        if (random.nextDouble() < BOUNCE) {
            return 1;
        }
        int pages = 2;
        while (pages < MOST_PAGES && random.nextDouble() < goOn) {
            pages++;
        }
        return pages;
    }

    private Stop stop(World.Page page) {
        return stop(page.path());
    }

    private Stop stop(String path) {
        return Optional.ofNullable(stops.get(path)).orElseThrow(() -> new IllegalStateException("no page " + path));
    }

    private static int geometric(double mean, SplittableRandom random) {
        double again = mean / (1 + mean);
        int count = 0;
        while (count < 60 && random.nextDouble() < again) {
            count++;
        }
        return count;
    }
}
