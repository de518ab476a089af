package dev.playhead.doctor.hop;

import dev.playhead.doctor.call.TroubledException;
import dev.playhead.doctor.visit.Recorder;
import dev.playhead.doctor.visit.Visit;
import java.util.Optional;

/** The stored recording comes back from object storage as it was sent, event by event. */
public final class StoredReplayHop implements Hop {
    @Override
    public HopName name() {
        return HopName.REPLAY;
    }

    @Override
    public Outcome run(Visit visit) throws TroubledException, InterruptedException {
        Optional<Recorder> recorder = visit.recorder();
        if (recorder.isEmpty() || !visit.knows(Visit.Fact.STORED)) {
            return new Outcome.Skipped("it isn't stored");
        }
        long began = System.nanoTime();
        Replay replay = Replay.read(visit, recorder.get().recordingId());
        long tookMs = (System.nanoTime() - began) / 1_000_000;
        Comparison.check(visit.sent(), replay.events());
        Comparison.count("events come from the store", visit.sent().size(), replay.storedCount());
        return new Outcome.Passed(tookMs, "equal to what was sent, event by event");
    }
}
