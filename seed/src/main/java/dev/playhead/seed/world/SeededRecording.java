package dev.playhead.seed.world;

import dev.playhead.recording.detect.Fact;
import dev.playhead.recording.detect.FactDetail;
import dev.playhead.recording.log.Subject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A recording's summary and its facts. Counts and pages are read off the facts, so they can't disagree.
 *
 * @param externalId {@code seed:<seed>:<run>:<number>}: how seeded recordings are known
 * @param times epoch milliseconds, sizes in bytes
 * @param facts in the order they happened
 */
public record SeededRecording(
        Subject subject, String externalId, Times times, Volume volume, Client client, Visit visit, List<Fact> facts) {
    public record Times(long startedAt, long durationMs, long activeMs, long receivedAt, long endedAt) {}

    public record Volume(long events, long chunks, long rawBytes, long storedBytes) {}

    public record Client(String browser, String os, String device, String country) {}

    /** @param activity 100 parts of the duration, how much happened in each */
    public record Visit(
            String visitorUid,
            String sessionUid,
            String userId,
            Map<String, String> metadata,
            List<Integer> activity) {}

    public SeededRecording {
        facts = List.copyOf(facts);
    }

    public long count(Class<? extends FactDetail> kind) {
        return facts.stream().filter(fact -> kind.isInstance(fact.detail())).count();
    }

    /** Distinct pages, in the order of their first view. */
    public List<String> pages() {
        return views().distinct().toList();
    }

    public String entryUrl() {
        return views().findFirst().orElse("");
    }

    public String exitUrl() {
        return views().reduce("", (before, after) -> after);
    }

    private Stream<String> views() {
        return facts.stream()
                .map(Fact::detail)
                .filter(FactDetail.PageView.class::isInstance)
                .map(view -> ((FactDetail.PageView) view).href());
    }
}
