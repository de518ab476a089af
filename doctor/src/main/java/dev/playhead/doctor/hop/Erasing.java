package dev.playhead.doctor.hop;

import dev.playhead.doctor.call.TroubledException;
import dev.playhead.doctor.visit.Recorder;
import dev.playhead.doctor.visit.Traces;
import dev.playhead.doctor.visit.Visit;

/** Asks for the erasure of the doctor's recording, by whichever way is open. */
public final class Erasing {
    private Erasing() {}

    /** By the API; by the recorder's own token where that doesn't work. The API's refusal is what is told then. */
    static void erase(Visit visit, Recorder recorder) throws TroubledException {
        String id = recorder.recordingId();
        try {
            visit.api().delete("/api/v1/recordings/" + id).expect(202, 200, 204);
            visit.leaves(new Traces.Requested(id, "the API"));
        } catch (TroubledException refused) {
            withdraw(visit, recorder);
            throw refused;
        }
    }

    /** As a visitor's recorder does. Needs nothing but ingest and Kafka; the indexer carries it out. */
    static void withdraw(Visit visit, Recorder recorder) throws TroubledException {
        try {
            recorder.cancel();
            visit.leaves(new Traces.Requested(recorder.recordingId(), "the recorder"));
        } catch (TroubledException refused) {
            visit.leaves(
                    new Traces.Left(recorder.recordingId(), refused.trouble().sentence()));
            throw refused;
        }
    }

    /** For an end before its time: asks, and doesn't wait. Never fails; {@link Visit#traces} tells how it went. */
    public static void hurry(Visit visit) {
        visit.recorder().ifPresent(recorder -> {
            try {
                withdraw(visit, recorder);
            } catch (TroubledException refused) {
                visit.leaves(new Traces.Left(recorder.recordingId(), String.valueOf(refused.getMessage())));
            }
        });
    }
}
