package dev.playhead.replay.read;

import dev.playhead.recording.Position;
import dev.playhead.recording.accept.Accept;
import dev.playhead.recording.lifecycle.RecordingState;
import dev.playhead.recording.log.Subject;
import dev.playhead.replay.ReplaySettings;
import dev.playhead.replay.stored.Span;
import dev.playhead.replay.stored.StoredReads;
import dev.playhead.replay.tail.CatchUp;
import dev.playhead.replay.tail.PartitionTailer;
import dev.playhead.replay.watched.Watching;
import dev.playhead.storage.catalog.RecordingSnapshot;
import dev.playhead.storage.objects.ObjectStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;

/** Reads of opened recordings. They block, so they run on virtual threads. */
@ApplicationScoped
public class RecordingRead {
    private final Catalog catalog;
    private final ObjectStore objects;
    private final CatchUp catchUp;
    private final PartitionTailer tailer;
    private final Watching watching;
    private final ReplaySettings settings;
    private final StoredReads measured;

    public RecordingRead(
            Catalog catalog,
            ObjectStore objects,
            CatchUp catchUp,
            PartitionTailer tailer,
            Watching watching,
            ReplaySettings settings,
            StoredReads measured) {
        this.catalog = catalog;
        this.objects = objects;
        this.catchUp = catchUp;
        this.tailer = tailer;
        this.watching = watching;
        this.settings = settings;
        this.measured = measured;
    }

    /** Where a read of this span starts. */
    public static Position startAfter(Opened.InCatalog opened, Span span) {
        return span.startAfter(opened.snapshot().blocks());
    }

    /** Events in the blocks that a read will send first; blocks published meanwhile and the tail come on top. */
    public static long storedEvents(Opened.InCatalog opened, Span span, Position after) {
        return StoredPart.wanted(opened.snapshot(), span, after).stream()
                .mapToLong(block -> block.eventCount())
                .sum();
    }

    /** Everything that was acknowledged before the recording was opened, and what was published meanwhile. */
    public void toEnd(Opened.InCatalog opened, Span span, Position after, ReplaySink sink) throws IOException {
        Optional<TailCursor> cursor = stored(opened.snapshot(), span, after, sink);
        if (cursor.isPresent()) {
            finish(cursor.get(), opened.end(), sink);
        }
    }

    /** As above, for a recording that the log alone knows. */
    public void toEnd(Opened.InLog opened, Span span, ReplaySink sink) throws IOException {
        finish(cursor(opened, span, Span.BEGINNING, sink), opened.end(), sink);
    }

    /** As either of the two above. */
    public void toEnd(Opened opened, Span span, Position after, ReplaySink sink) throws IOException {
        switch (opened) {
            case Opened.InCatalog known -> toEnd(known, span, after, sink);
            case Opened.InLog known -> toEnd(known, span, sink);
            case Opened.Unknown _, Opened.Gone _ -> throw new IllegalStateException("refused before");
        }
    }

    /** What the log has behind the blocks of the snapshot with which the recording was opened, up to its end then. */
    public void logPart(Opened opened, ReplaySink sink) throws IOException {
        switch (opened) {
            case Opened.InCatalog known ->
                finish(cursor(known.snapshot(), Span.ALL, Span.BEGINNING, sink), known.end(), sink);
            case Opened.InLog known -> finish(cursor(known, Span.ALL, Span.BEGINNING, sink), known.end(), sink);
            case Opened.Unknown _, Opened.Gone _ -> throw new IllegalStateException("refused before");
        }
    }

    /** The same read, which goes on until the recording or the stream ends. */
    public void follow(Opened.InCatalog opened, Position after, LiveSink sink) throws IOException {
        sink.state(opened.snapshot().state());
        Optional<TailCursor> cursor = stored(opened.snapshot(), Span.ALL, after, sink);
        if (cursor.isPresent()) {
            follow(cursor.get(), sink);
        }
    }

    /** As above, for a recording that the log alone knows. */
    public void follow(Opened.InLog opened, Position after, LiveSink sink) throws IOException {
        sink.state(new RecordingState.Live());
        follow(cursor(opened, Span.ALL, after, sink), sink);
    }

    private Optional<TailCursor> stored(RecordingSnapshot first, Span span, Position after, ReplaySink sink)
            throws IOException {
        Optional<RecordingSnapshot> last =
                new StoredPart(catalog, objects, settings, measured, first, span, after, sink).send();
        return last.map(snapshot -> cursor(snapshot, span, after, sink));
    }

    private static TailCursor cursor(RecordingSnapshot snapshot, Span span, Position after, ReplaySink sink) {
        return new TailCursor(
                new Subject(snapshot.websiteId(), snapshot.recordingId()),
                snapshot.checkpoint(),
                Accept.restore(snapshot.acceptState()),
                span,
                after,
                StoredPart.lastTimestamp(snapshot),
                sink);
    }

    private static TailCursor cursor(Opened.InLog opened, Span span, Position after, ReplaySink sink) {
        return new TailCursor(opened.subject(), opened.checkpoint(), new Accept(), span, after, 0, sink);
    }

    private void finish(TailCursor cursor, long end, ReplaySink sink) throws IOException {
        cursor.readTo(end, catchUp);
        if (Opening.isGone(cursor.state())) {
            sink.gap(cursor.gap(Gap.Reason.ERASED), new Position(cursor.next() - 1, 0));
        }
    }

    private void follow(TailCursor cursor, LiveSink sink) throws IOException {
        new Following(catchUp, tailer, watching, settings, cursor, sink).run();
    }
}
