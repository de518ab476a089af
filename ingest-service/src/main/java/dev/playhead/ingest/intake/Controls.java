package dev.playhead.ingest.intake;

import dev.playhead.ingest.append.FencePublisher;
import dev.playhead.ingest.follow.Fences;
import dev.playhead.ingest.receive.Receipt;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.wire.fence.Fence;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Stop, cancel, heartbeat, identify and metadata: each a control record in the recording's own partition, done when Kafka has it.
 * Stop and cancel fence the recording on this instance at once and on the others soon; repeated, they change nothing.
 */
@ApplicationScoped
public class Controls {
    private static final String STOPPED = "stopped";
    private static final String CANCELLED = "cancelled";
    private static final LogPlace NOT_YET = new LogPlace(0, 0, 0);

    private final ControlLog log;
    private final FencePublisher publisher;
    private final Fences fences;

    @Inject
    public Controls(ControlLog log, FencePublisher publisher, Fences fences) {
        this.log = log;
        this.publisher = publisher;
        this.fences = fences;
    }

    /** The recording's fence, if one is known here. */
    public Optional<Fence> fence(Target target) {
        return fences.find(target.recordingId()).map(Fences.Known::fence);
    }

    /** Since when the recording is fenced, epoch milliseconds; empty where no fence is known here. */
    public OptionalLong stoppedAt(Target target) {
        return fences.find(target.recordingId()).stream()
                .mapToLong(Fences.Known::since)
                .findFirst();
    }

    /**
     * Fences the recording.
     *
     * @param lastSeqByWindow chunks up to it still pass; of a window that isn't named nothing does. A dialect without seq
     *     names {@link LogEntry.Stopped#EVENTS}: see {@link LateRequests}
     */
    public Uni<Void> stop(Target target, Map<String, Long> lastSeqByWindow, Receipt receipt) {
        if (fence(target).isPresent()) {
            return Uni.createFrom().voidItem();
        }
        return append(new LogEntry.Stopped(target.subject(), NOT_YET, lastSeqByWindow), target, receipt)
                .invoke(() -> publisher.publish(new Fence(target.subject(), STOPPED, lastSeqByWindow)));
    }

    /** Erases the recording; also one that this instance has never heard of. */
    public Uni<Void> cancel(Target target, Receipt receipt) {
        if (fence(target).filter(fence -> fence.reason().equals(CANCELLED)).isPresent()) {
            return Uni.createFrom().voidItem();
        }
        return append(new LogEntry.Cancelled(target.subject(), NOT_YET), target, receipt)
                .invoke(() -> publisher.publish(new Fence(target.subject(), CANCELLED, Map.of())));
    }

    /**
     * Erases a recording on the word of its website's secret key. Nothing is fenced here: whether the recording is that
     * website's is decided where the log is read, which lets another website's recording alone.
     */
    public Uni<Void> erase(Target target, Receipt receipt) {
        return append(new LogEntry.Erased(target.subject(), NOT_YET), target, receipt);
    }

    /** Renews the recording's lease. */
    public Uni<Void> heartbeat(Target target, Receipt receipt) {
        refuseStopped(target);
        return append(new LogEntry.Heartbeat(target.subject(), NOT_YET), target, receipt);
    }

    /**
     * Tells who the visitor is, as often as it is called.
     *
     * @param askedForPrivacy as in {@link Upload}
     */
    public Uni<Void> identify(
            Target target, String userId, Map<String, String> traits, boolean askedForPrivacy, Receipt receipt) {
        refuseStopped(target);
        return log.append(
                new LogEntry.Identified(target.subject(), NOT_YET, userId, traits), target, askedForPrivacy, receipt);
    }

    /**
     * Tells more of the recording, as often as it is called; a name told before gets the new value.
     *
     * @param askedForPrivacy as in {@link Upload}
     */
    public Uni<Void> metadata(Target target, Map<String, String> values, boolean askedForPrivacy, Receipt receipt) {
        refuseStopped(target);
        return values.isEmpty()
                ? Uni.createFrom().voidItem()
                : log.append(
                        new LogEntry.Metadata(target.subject(), NOT_YET, values), target, askedForPrivacy, receipt);
    }

    /** Refuses (409 {@code recording_stopped}, 403 {@code quota_exceeded}) what a fenced recording does not take. */
    public void refuseStopped(Target target) {
        fences.find(target.recordingId()).ifPresent(known -> {
            throw Fenced.refusal(known);
        });
    }

    private Uni<Void> append(LogEntry control, Target target, Receipt receipt) {
        return log.append(control, target, receipt);
    }
}
