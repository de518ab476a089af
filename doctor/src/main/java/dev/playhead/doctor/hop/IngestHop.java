package dev.playhead.doctor.hop;

import dev.playhead.doctor.call.TroubledException;
import dev.playhead.doctor.visit.Recorder;
import dev.playhead.doctor.visit.Visit;

/** A recording starts, and its first chunk is acknowledged: Kafka has it on all replicas. */
public final class IngestHop implements Hop {
    @Override
    public HopName name() {
        return HopName.INGEST;
    }

    @Override
    public Outcome run(Visit visit) throws TroubledException, InterruptedException {
        Recorder recorder = new Recorder(visit.api(), new Admission(visit).await());
        visit.started(recorder);
        var events = visit.page().firstChunk();
        long began = System.nanoTime();
        recorder.send(events);
        long tookMs = (System.nanoTime() - began) / 1_000_000;
        visit.acknowledged(events);
        return new Outcome.Passed(tookMs, "a chunk of " + events.size() + " events is acknowledged");
    }
}
