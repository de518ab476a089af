package dev.playhead.seed.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.recording.detect.Fact;
import dev.playhead.recording.detect.FactDetail;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VisitsTest {
    private static final long END = Instant.parse("2026-11-22T00:00:00Z").toEpochMilli();
    private static final int RECORDINGS = 5_000;

    private final List<SeededRecording> made = all(plan(42, 1));

    @Test
    void makesAsManyAsWanted() {
        assertThat(made).hasSize(RECORDINGS);
        assertThat(made.stream().map(recording -> recording.subject().recordingId()))
                .doesNotHaveDuplicates();
        assertThat(made.stream().mapToInt(one -> one.facts().size()).average().orElseThrow())
                .isBetween(8.5, 11.5);
    }

    @Test
    void equalPlansMakeEqualRecordingsAndAnotherRunOthers() {
        assertThat(all(plan(42, 1))).isEqualTo(made);

        assertThat(all(plan(42, 2)).stream()
                        .map(recording -> recording.subject().recordingId()))
                .doesNotContainAnyElementsOf(
                        made.stream().map(one -> one.subject().recordingId()).toList());
    }

    @Test
    void factsComeInTheOrderOfTheLogAndWithinTheRecording() {
        for (SeededRecording recording : made) {
            assertThat(recording.facts())
                    .isSortedAccordingTo(Comparator.comparing(Fact::position).thenComparing(Fact::ordinal));
            assertThat(recording.facts().stream().map(Fact::timestamp)).isSorted();
            assertThat(recording.facts().getLast().timestamp())
                    .isLessThanOrEqualTo(
                            recording.times().startedAt() + recording.times().durationMs());
        }
    }

    @Test
    void everyBurstIsMadeOfTheClicksBeforeIt() {
        int bursts = 0;
        for (SeededRecording recording : made) {
            for (int i = 0; i < recording.facts().size(); i++) {
                if (recording.facts().get(i).detail() instanceof FactDetail.RageClick burst) {
                    bursts++;
                    List<Fact> clicks = recording.facts().subList(i - burst.count(), i);
                    assertThat(clicks)
                            .allMatch(fact -> fact.detail() instanceof FactDetail.Click click
                                    && click.nodeId() == burst.nodeId());
                    assertThat(burst.count()).isGreaterThanOrEqualTo(3);
                    assertThat(clicks.getLast().timestamp() - clicks.getFirst().timestamp())
                            .isEqualTo(burst.spanMs());
                    assertThat(gaps(clicks)).allMatch(gap -> gap <= 1_000);
                }
            }
        }
        assertThat(bursts).isGreaterThan(50);
    }

    @Test
    void pagesAreThoseOfThePageViews() {
        for (SeededRecording recording : made) {
            assertThat(recording.entryUrl()).isEqualTo(recording.pages().getFirst());
            assertThat(recording.pages()).contains(recording.exitUrl()).doesNotHaveDuplicates();
            assertThat(recording.facts().stream().map(Fact::pageUrl)).allMatch(recording.pages()::contains);
        }
    }

    @Test
    void visitorsComeAgainAndSessionsSpanTabs() {
        Map<String, Integer> visitors = new HashMap<>();
        Map<String, String> owners = new HashMap<>();
        for (SeededRecording recording : made) {
            visitors.merge(recording.visit().visitorUid(), 1, Integer::sum);
            String owner = owners.putIfAbsent(
                    recording.visit().sessionUid(), recording.visit().visitorUid());
            assertThat(owner == null || owner.equals(recording.visit().visitorUid()))
                    .isTrue();
        }
        assertThat(visitors.values()).anyMatch(count -> count >= 4);
        assertThat(owners.size()).isBetween(RECORDINGS * 8 / 10, RECORDINGS * 95 / 100);
    }

    @Test
    void weekendsAreQuieterAndSomeErrorsStartLate() {
        long sundays = made.stream().filter(one -> dayOfWeek(one) == 7).count();
        long tuesdays = made.stream().filter(one -> dayOfWeek(one) == 2).count();
        assertThat(sundays).isLessThan(tuesdays * 8 / 10);

        long late = END - (long) (0.22 * 28 * 86_400_000L);
        assertThat(made.stream()
                        .flatMap(one -> one.facts().stream())
                        .filter(fact -> fact.detail() instanceof FactDetail.Failure failure
                                && failure.message().contains("Invalid time value")))
                .isNotEmpty()
                .allMatch(fact -> fact.timestamp() >= late);
    }

    private static Plan plan(long seed, int run) {
        return new Plan("flid_0123456789abcdef", RECORDINGS, 28, END, seed, run, 10);
    }

    private static List<SeededRecording> all(Plan plan) {
        Visits visits = new Visits(plan);
        return IntStream.range(0, visits.hours())
                .mapToObj(visits::ofHour)
                .flatMap(List::stream)
                .toList();
    }

    private static List<Long> gaps(List<Fact> facts) {
        return IntStream.range(1, facts.size())
                .mapToObj(i -> facts.get(i).timestamp() - facts.get(i - 1).timestamp())
                .toList();
    }

    private static int dayOfWeek(SeededRecording recording) {
        return Instant.ofEpochMilli(recording.times().startedAt())
                .atOffset(java.time.ZoneOffset.UTC)
                .getDayOfWeek()
                .getValue();
    }
}
