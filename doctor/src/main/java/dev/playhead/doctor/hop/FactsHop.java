package dev.playhead.doctor.hop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.playhead.doctor.call.Target;
import dev.playhead.doctor.call.Trouble;
import dev.playhead.doctor.call.TroubledException;
import dev.playhead.doctor.visit.Recorder;
import dev.playhead.doctor.visit.SyntheticPage;
import dev.playhead.doctor.visit.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the visitor did is in ClickHouse: the clicks with their selectors, and one rage click. */
public final class FactsHop implements Hop {
    @Override
    public HopName name() {
        return HopName.FACTS;
    }

    @Override
    public Outcome run(Visit visit) throws TroubledException, InterruptedException {
        Optional<Recorder> recorder = visit.recorder();
        if (recorder.isEmpty() || !visit.knows(Visit.Fact.LISTED)) {
            return new Outcome.Skipped("it isn't listed");
        }
        String path = path(recorder.get().recordingId());
        List<JsonNode> facts = visit.waiting()
                .until("its clicks and its rage click are in ClickHouse", () -> Optional.of(facts(visit, path))
                        .filter(found -> of("click", found).size() >= SyntheticPage.CLICKS
                                && !of("rage_click", found).isEmpty()));
        long tookMs = visit.sinceAcknowledged();
        check(facts);
        visit.know(Visit.Fact.FACTS_LOADED);
        return new Outcome.Passed(tookMs, SyntheticPage.CLICKS + " clicks with their selectors, one rage click");
    }

    static String path(String recordingId) {
        return "/api/v1/recordings/" + recordingId + "/facts?kind=click,rage_click";
    }

    private static List<JsonNode> facts(Visit visit, String path) throws TroubledException {
        List<JsonNode> facts = new ArrayList<>();
        visit.api().get(path).expect(200).json().path("items").forEach(facts::add);
        return facts;
    }

    private static void check(List<JsonNode> facts) throws TroubledException {
        List<JsonNode> clicks = of("click", facts);
        List<JsonNode> rages = of("rage_click", facts);
        Comparison.count("clicks are in ClickHouse", SyntheticPage.CLICKS, clicks.size());
        Comparison.count("rage clicks are in ClickHouse", 1, rages.size());
        boolean right = selector(clicks.getFirst()).equals(SyntheticPage.CLICKED)
                && selector(rages.getFirst()).equals(SyntheticPage.RAGED)
                && rages.getFirst().path("count").asInt() == SyntheticPage.RAGE_CLICKS;
        if (!right) {
            throw new TroubledException(
                    new Trouble.Wrong(Target.QUERY, "the facts name other elements than those that were clicked"));
        }
    }

    private static String selector(JsonNode fact) {
        return fact.path("selector").asText();
    }

    private static List<JsonNode> of(String kind, List<JsonNode> facts) {
        return facts.stream()
                .filter(fact -> fact.path("kind").asText().equals(kind))
                .toList();
    }
}
