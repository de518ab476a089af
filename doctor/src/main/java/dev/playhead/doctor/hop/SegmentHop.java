package dev.playhead.doctor.hop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.playhead.doctor.call.TroubledException;
import dev.playhead.doctor.visit.Recorder;
import dev.playhead.doctor.visit.Visit;
import java.util.Optional;

/** All its events lie in a segment in object storage, and the catalog counts them right. */
public final class SegmentHop implements Hop {
    @Override
    public HopName name() {
        return HopName.SEGMENT;
    }

    @Override
    public Outcome run(Visit visit) throws TroubledException, InterruptedException {
        Optional<Recorder> recorder = visit.recorder();
        if (recorder.isEmpty() || !visit.knows(Visit.Fact.LISTED)) {
            return new Outcome.Skipped("it isn't listed");
        }
        String id = recorder.get().recordingId();
        int wanted = visit.sent().size();
        JsonNode stored = visit.waiting()
                .until("all " + wanted + " events are stored", () -> Optional.of(detail(visit, id))
                        .filter(found -> found.path("eventCount").asLong() >= wanted
                                && found.path("storedBytes").asLong() > 0));
        Comparison.count("events are stored", wanted, stored.path("eventCount").asLong());
        visit.know(Visit.Fact.STORED);
        return new Outcome.Passed(
                visit.sinceAcknowledged(),
                wanted + " events in " + stored.path("storedBytes").asLong() + " bytes");
    }

    private static JsonNode detail(Visit visit, String id) throws TroubledException {
        return visit.api().get("/api/v1/recordings/" + id).expect(200).json();
    }
}
