package dev.playhead.doctor.hop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.playhead.doctor.call.LiveStream;
import dev.playhead.doctor.call.Trouble;
import dev.playhead.doctor.call.TroubledException;
import dev.playhead.doctor.visit.Recorder;
import dev.playhead.doctor.visit.Visit;
import java.util.List;
import java.util.Optional;

/** A second chunk reaches a viewer who watches: measured from sending it to seeing it. */
public final class LiveHop implements Hop {
    @Override
    public HopName name() {
        return HopName.LIVE;
    }

    @Override
    public Outcome run(Visit visit) throws TroubledException, InterruptedException {
        Optional<Recorder> recorder = visit.recorder();
        if (recorder.isEmpty() || visit.sent().isEmpty()) {
            return new Outcome.Skipped("nothing was recorded");
        }
        List<JsonNode> second = visit.page().secondChunk();
        try (LiveStream live = LiveStream.open(visit.api(), recorder.get().recordingId())) {
            awaitAll(visit, live);
            long began = System.nanoTime();
            send(visit, recorder.get(), second);
            awaitAll(visit, live);
            long tookMs = (System.nanoTime() - began) / 1_000_000;
            return new Outcome.Passed(tookMs, "a second chunk reaches a viewer");
        } finally {
            // The later hops need it, whether or not somebody could watch.
            if (!visit.sent().containsAll(second)) {
                send(visit, recorder.get(), second);
            }
        }
    }

    private static void send(Visit visit, Recorder recorder, List<JsonNode> events) throws TroubledException {
        recorder.send(events);
        visit.acknowledged(events);
    }

    private static void awaitAll(Visit visit, LiveStream live) throws TroubledException, InterruptedException {
        long began = System.nanoTime();
        List<JsonNode> seen = live.await(visit.sent().size(), visit.options().timeout());
        if (seen.size() < visit.sent().size()) {
            throw new TroubledException(new Trouble.Late(
                    "a viewer sees what is recorded (" + seen.size() + " of "
                            + visit.sent().size() + " events)",
                    (System.nanoTime() - began) / 1_000_000));
        }
        Comparison.check(visit.sent(), seen);
    }
}
