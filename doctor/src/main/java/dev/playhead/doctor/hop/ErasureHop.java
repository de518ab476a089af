package dev.playhead.doctor.hop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.playhead.doctor.call.Answer;
import dev.playhead.doctor.call.TroubledException;
import dev.playhead.doctor.visit.Recorder;
import dev.playhead.doctor.visit.Traces;
import dev.playhead.doctor.visit.Visit;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The doctor erases its recording, and looks whether it is gone everywhere: measured from asking to gone. */
public final class ErasureHop implements Hop {
    @Override
    public HopName name() {
        return HopName.ERASURE;
    }

    @Override
    public Outcome run(Visit visit) throws TroubledException, InterruptedException {
        Optional<Recorder> recorder = visit.recorder();
        if (recorder.isEmpty()) {
            return new Outcome.Skipped("nothing was recorded");
        }
        String id = recorder.get().recordingId();
        long began = System.nanoTime();
        if (!visit.knows(Visit.Fact.LISTED)) {
            Erasing.withdraw(visit, recorder.get());
            return new Outcome.Skipped("it isn't listed, so it was withdrawn as a visitor would");
        }
        Erasing.erase(visit, recorder.get());
        visit.waiting().until("the recording is gone", () -> gone(visit, "/api/v1/recordings/" + id));
        visit.waiting().until("its replay is gone", () -> gone(visit, Replay.path(id)));
        visit.waiting()
                .until(
                        "it is off the list",
                        () -> ListHop.find(ListHop.list(visit), id).isPresent() ? Optional.empty() : Optional.of(true));
        boolean factsChecked = visit.knows(Visit.Fact.FACTS_LOADED);
        if (factsChecked) {
            visit.waiting().until("its facts are gone", () -> withoutFacts(visit, id));
        }
        long tookMs = (System.nanoTime() - began) / 1_000_000;
        String remains = remains(visit, id);
        visit.leaves(new Traces.Erased(remains));
        return new Outcome.Passed(
                tookMs, "gone from detail, replay" + (factsChecked ? ", list and facts; " : " and list; ") + remains);
    }

    private static Optional<Boolean> gone(Visit visit, String path) throws TroubledException {
        Answer answer = visit.api().get(path);
        if (answer.isGone()) {
            return Optional.of(true);
        }
        answer.expect(200);
        return Optional.empty();
    }

    private static Optional<Boolean> withoutFacts(Visit visit, String id) throws TroubledException {
        Answer answer = visit.api().get(FactsHop.path(id));
        boolean none =
                answer.isGone() || answer.expect(200).json().path("items").isEmpty();
        return none ? Optional.of(true) : Optional.empty();
    }

    private static String remains(Visit visit, String id) throws TroubledException {
        Answer answer = visit.api().get("/api/v1/recordings/" + id + "/erasure").expect(200, 404);
        if (answer.status() == 404) {
            return "Kafka keeps its bytes until its retention ends";
        }
        JsonNode report = answer.json();
        Instant until = Instant.ofEpochMilli(report.path("kafkaUntil").asLong());
        String log = "Kafka keeps its bytes until " + until.truncatedTo(ChronoUnit.SECONDS);
        return report.path("segmentsAt").isNumber()
                ? log
                : log + ", shared segments are rewritten without it within the hour";
    }
}
