package dev.playhead.ingest.intake;

import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import dev.playhead.ingest.append.FencePublisher;
import dev.playhead.ingest.append.LogAppend;
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

/**
 * Stop, cancel, heartbeat and identify: each a control record in the recording's own partition, done when Kafka has it.
 * Stop and cancel fence the recording on this instance at once and on the others soon; repeated, they change nothing.
 */
@ApplicationScoped
public class Controls {
    private static final String STOPPED = "stopped";
    private static final String CANCELLED = "cancelled";
    private static final LogPlace NOT_YET = new LogPlace(0, 0, 0);

    private final LogAppend log;
    private final FencePublisher publisher;
    private final Fences fences;

    @Inject
    public Controls(LogAppend log, FencePublisher publisher, Fences fences) {
        this.log = log;
        this.publisher = publisher;
        this.fences = fences;
    }

    /** The recording's fence, if one is known here. */
    public Optional<Fence> fence(Target target) {
        return fences.find(target.recordingId());
    }

    /** @param lastSeqByWindow chunks up to it still pass; of a window that isn't named nothing does */
    public Uni<Void> stop(Target target, Map<String, Long> lastSeqByWindow, Receipt receipt) {
        return stop(target, new Fence(target.subject(), STOPPED, lastSeqByWindow), receipt);
    }

    /** Erases the recording; also one that this instance has never heard of. */
    public Uni<Void> cancel(Target target, Receipt receipt) {
        if (fence(target).filter(fence -> fence.reason().equals(CANCELLED)).isPresent()) {
            return Uni.createFrom().voidItem();
        }
        return append(new LogEntry.Cancelled(target.subject(), NOT_YET), target, receipt)
                .invoke(() -> publisher.publish(new Fence(target.subject(), CANCELLED, Map.of())));
    }

    /** Renews the recording's lease. */
    public Uni<Void> heartbeat(Target target, Receipt receipt) {
        refuseStopped(target);
        return append(new LogEntry.Heartbeat(target.subject(), NOT_YET), target, receipt);
    }

    /** Tells who the visitor is, as often as it is called. */
    public Uni<Void> identify(Target target, String userId, Map<String, String> traits, Receipt receipt) {
        refuseStopped(target);
        return append(new LogEntry.Identified(target.subject(), NOT_YET, userId, traits), target, receipt);
    }

    /** Refuses (409 {@code recording_stopped}) what a fenced recording does not take. */
    public void refuseStopped(Target target) {
        if (fence(target).isPresent()) {
            throw new Refused(Problem.stopped());
        }
    }

    private Uni<Void> stop(Target target, Fence fence, Receipt receipt) {
        if (fence(target).isPresent()) {
            return Uni.createFrom().voidItem();
        }
        LogEntry.Stopped stopped = new LogEntry.Stopped(target.subject(), NOT_YET, fence.lastSeqByWindow());
        return append(stopped, target, receipt).invoke(() -> publisher.publish(fence));
    }

    private Uni<Void> append(LogEntry control, Target target, Receipt receipt) {
        return log.append(control, target.partition(), receipt);
    }
}
