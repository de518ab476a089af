package dev.playhead.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the documentation of facts says of a recording's events, counted over all of them at once and without the code that counts
 * them as they come.
 */
record IndependentCount(
        int clicks, int rageClicks, int deadClicks, int errors, int consoleErrors, int networkErrors, int pageViews) {
    private static final int RAGE_CLICKS = 3;
    private static final long RAGE_GAP_MS = 1_000;
    private static final double RAGE_RADIUS_PX = 30;
    private static final long DEAD_WINDOW_MS = 2_500;
    private static final Set<String> NEVER_DEAD =
            Set.of("input", "select", "textarea", "label", "video", "audio", "canvas");
    /** Scroll, input, media and selection: what a click may have been for. */
    private static final Set<Integer> ANSWERS = Set.of(0, 3, 5, 7, 14);

    /** One event, and whether it shows another page than its document showed before. */
    private record Seen(JsonNode event, boolean entersPage) {
        long time() {
            return event.path("timestamp").asLong();
        }

        int source() {
            return event.path("type").asInt(-1) == 3 ? event.at("/data/source").asInt(-1) : -1;
        }

        boolean isClick() {
            return source() == 2 && event.at("/data/type").asInt(-1) == 2;
        }

        boolean isAnswer() {
            return entersPage || ANSWERS.contains(source());
        }

        boolean isOf(String pluginOrTag) {
            return event.at("/data/plugin").asText().equals(pluginOrTag)
                    || event.at("/data/tag").asText().equals(pluginOrTag);
        }
    }

    /** @param firsts indexes of the events with which documents begin, the first of all among them */
    static IndependentCount of(List<JsonNode> events, Set<Integer> firsts) {
        List<Seen> all = new ArrayList<>();
        List<Integer> clicks = new ArrayList<>();
        Map<Integer, String> tags = new HashMap<>();
        String href = "";
        int dead = 0;
        Map<Integer, String> tagOfClick = new HashMap<>();
        for (int i = 0; i < events.size(); i++) {
            JsonNode event = events.get(i);
            if (firsts.contains(i)) {
                href = "";
            }
            String shown = href(event);
            Seen seen = new Seen(event, !shown.isEmpty() && !shown.equals(href));
            href = shown.isEmpty() ? href : shown;
            all.add(seen);
            learn(event, tags);
            if (seen.isClick()) {
                clicks.add(i);
                tagOfClick.put(i, tags.getOrDefault(event.at("/data/id").asInt(-1), ""));
            }
        }
        for (int click : clicks) {
            String tag = tagOfClick.getOrDefault(click, "");
            dead += !tag.isEmpty() && !NEVER_DEAD.contains(tag) && isDead(all, click) ? 1 : 0;
        }
        return new IndependentCount(
                clicks.size(),
                bursts(clicks.stream().map(all::get).toList()),
                dead,
                count(all, "playhead:error"),
                (int) all.stream()
                        .filter(one -> one.isOf("rrweb/console@1"))
                        .filter(one -> Set.of("error", "assert")
                                .contains(one.event().at("/data/payload/level").asText()))
                        .count(),
                count(all, "rrweb/network@1"),
                (int) all.stream().filter(Seen::entersPage).count());
    }

    private static int count(List<Seen> all, String pluginOrTag) {
        return (int) all.stream().filter(one -> one.isOf(pluginOrTag)).count();
    }

    private static String href(JsonNode event) {
        if (event.path("type").asInt(-1) == 4) {
            return event.at("/data/href").asText();
        }
        return event.at("/data/tag").asText().equals("playhead:url")
                ? event.at("/data/payload/href").asText()
                : "";
    }

    private static void learn(JsonNode event, Map<Integer, String> tags) {
        if (event.path("type").asInt(-1) == 2) {
            tags.clear();
            learnNode(event.at("/data/node"), tags);
        }
        event.at("/data/adds").forEach(add -> learnNode(add.path("node"), tags));
    }

    private static void learnNode(JsonNode node, Map<Integer, String> tags) {
        if (node.path("type").asInt(-1) == 2) {
            tags.put(node.path("id").asInt(), node.path("tagName").asText());
        }
        node.path("childNodes").forEach(child -> learnNode(child, tags));
    }

    private static boolean isDead(List<Seen> all, int click) {
        long at = all.get(click).time();
        for (Seen later : all.subList(click + 1, all.size())) {
            if (later.time() - at > DEAD_WINDOW_MS) {
                return true;
            }
            if (later.isAnswer() && later.time() >= at) {
                return false;
            }
        }
        return false;
    }

    private static int bursts(List<Seen> clicks) {
        int bursts = 0;
        int length = 0;
        Seen before = null;
        for (Seen click : clicks) {
            length = before != null && belongs(before, click) ? length + 1 : 1;
            bursts += length == RAGE_CLICKS ? 1 : 0;
            before = click;
        }
        return bursts;
    }

    private static boolean belongs(Seen before, Seen click) {
        JsonNode a = before.event().path("data");
        JsonNode b = click.event().path("data");
        boolean sameNode = a.path("id").asInt(-1) >= 0
                && a.path("id").asInt() == b.path("id").asInt(-1);
        double apart = Math.hypot(
                a.path("x").asDouble() - b.path("x").asDouble(),
                a.path("y").asDouble() - b.path("y").asDouble());
        return Math.abs(click.time() - before.time()) <= RAGE_GAP_MS && (sameNode || apart <= RAGE_RADIUS_PX);
    }
}
