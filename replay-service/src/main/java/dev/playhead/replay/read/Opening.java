package dev.playhead.replay.read;

import dev.playhead.recording.RecordingId;
import dev.playhead.recording.lifecycle.RecordingState;
import dev.playhead.recording.log.Subject;
import dev.playhead.replay.ReplaySettings;
import dev.playhead.replay.tail.CatchUp;
import dev.playhead.replay.tail.LogSearch;
import dev.playhead.storage.access.Caller;
import dev.playhead.storage.access.Callers;
import dev.playhead.storage.catalog.Checkpoint;
import dev.playhead.storage.catalog.RecordingSnapshot;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Finds a recording and says whether the caller may read it, before a single event is sent. */
@ApplicationScoped
public class Opening {
    private final Catalog catalog;
    private final CatchUp catchUp;
    private final LogSearch search;
    private final long lookAhead;

    public Opening(Catalog catalog, CatchUp catchUp, LogSearch search, ReplaySettings settings) {
        this.catalog = catalog;
        this.catchUp = catchUp;
        this.search = search;
        this.lookAhead = settings.tail().erasureLookAhead();
    }

    public Opened open(RecordingId id, Caller caller) {
        LogEnd end = LogEnd.askedFor(id, catchUp);
        Optional<RecordingSnapshot> known = readable(id, caller);
        if (known.isPresent()) {
            return inCatalog(known.get(), end);
        }
        // One that isn't the caller's takes this way too: a faster answer would tell that there is one.
        int partition = catchUp.partitionOf(id);
        // The checkpoint first: whatever a publish between the two statements moved below it is in the second snapshot.
        Checkpoint checkpoint = catalog.checkpoint(partition);
        known = readable(id, caller);
        return known.isPresent() ? inCatalog(known.get(), end) : inLog(id, checkpoint, end, caller);
    }

    private Optional<RecordingSnapshot> readable(RecordingId id, Caller caller) {
        return catalog.snapshot(id)
                .filter(snapshot -> Callers.mayRead(caller, snapshot.websiteId(), snapshot.recordingId()));
    }

    private Opened inCatalog(RecordingSnapshot snapshot, LogEnd asked) {
        if (isGone(snapshot.state())) {
            return new Opened.Gone(snapshot.state().name());
        }
        long end = asked.of(snapshot.partition());
        return wasErasedSince(snapshot, end)
                ? new Opened.Gone(new RecordingState.Erased().name())
                : new Opened.InCatalog(snapshot, end);
    }

    /**
     * An erasure that the log has taken counts from then on, not only once it is indexed. Where indexing lags far behind, looking
     * for it would keep the viewer waiting: then the read itself comes to it, and ends there.
     */
    private boolean wasErasedSince(RecordingSnapshot snapshot, long end) {
        long from = TailCursor.startOffset(snapshot.checkpoint());
        return end - from <= lookAhead && search.isErased(snapshot.partition(), snapshot.recordingId(), from, end);
    }

    private Opened inLog(RecordingId id, Checkpoint checkpoint, LogEnd asked, Caller caller) {
        int partition = checkpoint.partition();
        // It was asked for before the checkpoint was: what that has passed since would be in the second snapshot.
        long end = asked.of(partition);
        Optional<LogSearch.Trace> trace = search.find(partition, id, TailCursor.startOffset(checkpoint), end);
        if (trace.isEmpty() || !Callers.mayRead(caller, trace.get().websiteId(), id)) {
            return new Opened.Unknown();
        }
        return trace.get().erased()
                ? new Opened.Gone(new RecordingState.Erased().name())
                : new Opened.InLog(new Subject(trace.get().websiteId(), id), checkpoint, end);
    }

    static boolean isGone(RecordingState state) {
        return switch (state) {
            case RecordingState.Erased erased -> true;
            case RecordingState.Expired expired -> true;
            case RecordingState.Live live -> false;
            case RecordingState.Ready ready -> false;
            case RecordingState.Stopped stopped -> false;
        };
    }
}
