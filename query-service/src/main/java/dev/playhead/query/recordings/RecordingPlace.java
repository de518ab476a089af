package dev.playhead.query.recordings;

import dev.playhead.query.problem.ProblemException;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.Subject;
import dev.playhead.storage.catalog.RecordingEntity;

/**
 * A recording that the caller's scope covers, and where what it consists of is found. Only {@link Recordings} makes one, so whoever
 * has one has passed the tenant check.
 */
public final class RecordingPlace {
    private final Subject subject;
    private final int partition;
    private final String state;
    private final long firstReceivedAt;

    private RecordingPlace(RecordingEntity row) {
        this.subject = new Subject(new WebsiteId(row.websiteId), new RecordingId(row.recordingId));
        this.partition = row.partition;
        this.state = row.state;
        this.firstReceivedAt = row.firstReceivedAt;
    }

    static RecordingPlace of(RecordingEntity row) {
        return new RecordingPlace(row);
    }

    public Subject subject() {
        return subject;
    }

    /** Of the log: every record of the recording goes there. */
    public int partition() {
        return partition;
    }

    /** When the log took its first record, epoch ms. */
    public long firstReceivedAt() {
        return firstReceivedAt;
    }

    public boolean isErased() {
        return state.equals("erased");
    }

    /** @throws ProblemException 410 where it was erased or has expired */
    public void mustBeThere() {
        switch (state) {
            case "erased", "expired" -> throw ProblemException.gone(state);
            default -> {}
        }
    }
}
