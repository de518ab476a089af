package dev.playhead.doctor.hop;

import dev.playhead.doctor.call.TroubledException;
import dev.playhead.doctor.visit.Recorder;
import dev.playhead.doctor.visit.Visit;
import java.util.Optional;

/** What was acknowledged can be replayed at once: it is read from Kafka, nothing has indexed it yet. */
public final class LogHop implements Hop {
    @Override
    public HopName name() {
        return HopName.LOG;
    }

    @Override
    public Outcome run(Visit visit) throws TroubledException, InterruptedException {
        Optional<Recorder> recorder = visit.recorder();
        if (recorder.isEmpty() || visit.sent().isEmpty()) {
            return Replay.answersThough(visit, "nothing was recorded");
        }
        long began = System.nanoTime();
        Replay replay = Replay.read(visit, recorder.get().recordingId());
        long tookMs = (System.nanoTime() - began) / 1_000_000;
        Comparison.check(visit.sent(), replay.events());
        return new Outcome.Passed(
                tookMs, "its " + replay.events().size() + " events are replayed at once, as they were sent");
    }
}
