package dev.playhead.doctor.hop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.playhead.doctor.call.Api;
import dev.playhead.doctor.call.TroubledException;
import dev.playhead.doctor.visit.Recorder;
import dev.playhead.doctor.visit.Visit;
import java.util.Optional;

/** The indexer has published it, and the list finds it by its visitor: measured from the last acknowledgement. */
public final class ListHop implements Hop {
    @Override
    public HopName name() {
        return HopName.LIST;
    }

    @Override
    public Outcome run(Visit visit) throws TroubledException, InterruptedException {
        Optional<Recorder> recorder = visit.recorder();
        if (recorder.isEmpty() || visit.sent().isEmpty()) {
            visit.waiting().until("the list is answered", () -> Optional.of(list(visit)));
            return new Outcome.Skipped("nothing was recorded; the list answers");
        }
        String id = recorder.get().recordingId();
        visit.waiting().until("the recording is listed", () -> find(list(visit), id));
        visit.know(Visit.Fact.LISTED);
        return new Outcome.Passed(visit.sinceAcknowledged(), "found by its visitor");
    }

    static JsonNode list(Visit visit) throws TroubledException {
        return visit.api()
                .get("/api/v1/recordings?websiteId="
                        + Api.encode(visit.options().websiteId()) + "&visitorUid=" + Api.encode(visit.visitor()))
                .expect(200)
                .json();
    }

    static Optional<JsonNode> find(JsonNode list, String recordingId) {
        for (JsonNode recording : list.path("recordings")) {
            if (recording.path("recordingId").asText().equals(recordingId)) {
                return Optional.of(recording);
            }
        }
        return Optional.empty();
    }
}
