package dev.playhead.indexer.fold;

import dev.playhead.recording.detect.Rollup;
import dev.playhead.recording.lifecycle.RecordingState;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.wire.live.LiveAnnouncement;
import dev.playhead.wire.live.LiveAnnouncement.Change;
import org.jspecify.annotations.Nullable;

/** What has been told of one recording, and whether there is news. Confined to the fold. */
final class Telling {

    /** Null where nobody has told anything. */
    private @Nullable RecordingState told;

    private long toldAt;
    private boolean news;

    private Telling(@Nullable RecordingState told) {
        this.told = told;
    }

    static Telling ofNew() {
        return new Telling(null);
    }

    /** Whoever has stored it has told of it as well. */
    static Telling ofKnown(RecordingState state) {
        return new Telling(state);
    }

    void news() {
        news = true;
    }

    boolean hasNews() {
        return news;
    }

    /** {@code true} where nothing is left to tell. */
    boolean tell(FoldedRecording recording, LogPlace last, long nanoTime, long everyNanos, Announcements to) {
        RecordingState state = recording.accept().recordingState();
        boolean sameState = told != null && told.equals(state);
        if (sameState && toldAt != 0 && nanoTime - toldAt < everyNanos) {
            return false;
        }
        boolean done =
                switch (state) {
                    case RecordingState.Live live ->
                        to.tell(announcement(recording, told == null ? Change.STARTED : Change.PROGRESSED, last));
                    case RecordingState.Ready ready -> to.tell(announcement(recording, Change.ENDED, last));
                    case RecordingState.Stopped stopped -> to.tell(announcement(recording, Change.ENDED, last));
                    case RecordingState.Erased erased -> to.erased(recording.subject());
                    case RecordingState.Expired expired -> to.erased(recording.subject());
                };
        if (done) {
            told = state;
            toldAt = nanoTime;
            news = false;
        }
        return done;
    }

    private static LiveAnnouncement announcement(FoldedRecording recording, Change change, LogPlace last) {
        Rollup rollup = recording.detect().rollup();
        Rollup.Counts counts = rollup.counts();
        Rollup.Visitor visitor = rollup.visitor();
        Rollup.Client client = rollup.client();
        return new LiveAnnouncement(
                recording.subject(),
                change,
                recording.accept().recordingState().name(),
                last,
                new LiveAnnouncement.Activity(
                        rollup.span().firstTimestamp(),
                        rollup.span().durationMs(),
                        rollup.volume().eventCount(),
                        counts.pageViews(),
                        counts.clicks(),
                        counts.rageClicks(),
                        counts.errors()),
                new LiveAnnouncement.Page(
                        rollup.pages().entryUrl(), rollup.pages().exitUrl()),
                new LiveAnnouncement.Who(
                        visitor.visitorUid(),
                        visitor.sessionUid(),
                        visitor.userId(),
                        client.browser(),
                        client.os(),
                        client.device(),
                        visitor.country()));
    }
}
