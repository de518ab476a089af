package dev.playhead.benchmarks.query;

import java.util.ArrayList;
import java.util.List;

/** Every question of docs/analytics.md over a week, a month and all, and over what a filter of the list lets through; and facets. */
final class AnalyticsQuestions implements Questions {
    private static final List<String> RANKED = List.of(
            "overview",
            "pages",
            "clicks",
            "rage-clicks",
            "dead-clicks",
            "errors",
            "network-errors",
            "console-errors",
            "web-vitals",
            "scroll-depth");
    private static final String[] HEATMAP = {"page", "/shop/p5"};
    private static final String[] FUNNEL = {"step", "page_view:/shop/p5", "step", "click:#el-7", "step", "track:event-3"
    };

    @Override
    public List<Question> of(World world) {
        List<Question> all = new ArrayList<>();
        RANKED.forEach(one -> over(all, world, "analytics/" + one));
        over(all, world, "analytics/heatmap", HEATMAP);
        over(all, world, "analytics/funnel", FUNNEL);
        over(all, world, "recordings/facets");
        all.add(Question.analytics(world, "funnel/recordings, 30 days", "analytics/funnel/recordings", FUNNEL)
                .with("reached", "2")
                .with("from", world.before(30)));
        all.add(Question.analytics(world, "facets, any time", "recordings/facets"));
        all.add(Question.analytics(
                world, "facets, any time, fact=track:event-3", "recordings/facets", "fact", "track:event-3"));
        return all;
    }

    private static void over(List<Question> all, World world, String path, String... parameters) {
        String name = path.substring(path.indexOf('/') + 1);
        for (int days : new int[] {7, 30, 90}) {
            Question question = Question.analytics(world, name + ", " + days + " days", path, parameters)
                    .with("from", world.before(days))
                    .with("to", world.before(0));
            all.add(question);
            if (days > 7) {
                all.add(named(question, "Firefox").with("browser", "Firefox"));
            }
            if (days == 30) {
                all.add(named(question, "minErrors, url contains")
                        .with("minErrors", "1")
                        .with("url", "/p39")
                        .with("urlMatch", "contains"));
                all.add(named(question, "fact=track:event-3").with("fact", "track:event-3"));
            }
        }
    }

    private static Question named(Question question, String filter) {
        return new Question(question.group(), question.name() + ", " + filter, question.path(), question.page());
    }
}
