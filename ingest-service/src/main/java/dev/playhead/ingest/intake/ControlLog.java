package dev.playhead.ingest.intake;

import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import dev.playhead.ingest.append.LogAppend;
import dev.playhead.ingest.config.IngestConfig;
import dev.playhead.ingest.receive.Receipt;
import dev.playhead.ingest.tally.Tallies;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.wire.record.ControlRecords;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The only way of control records into the log: what their website hides is hidden first, and they are bounded. */
@ApplicationScoped
public class ControlLog {
    private final Hiding hiding;
    private final LogAppend log;
    private final Tallies tallies;
    private final long largest;

    @Inject
    public ControlLog(Hiding hiding, LogAppend log, Tallies tallies, IngestConfig config) {
        this.hiding = hiding;
        this.log = log;
        this.tallies = tallies;
        this.largest = config.maxControlBytes().asLongValue();
    }

    /** Appends what a recorder says that was never told the website's privacy level; a start comes before it is told. */
    public Uni<Void> append(LogEntry control, Target target, Receipt receipt) {
        return append(control, target, false, receipt);
    }

    private void stored(LogEntry control, Target target) {
        if (control instanceof LogEntry.Started) {
            tallies.accepted(target.website().websiteId());
        }
    }

    /**
     * Appends a control record. Who waits for it goes on on a worker, for chunks may be masked next.
     *
     * @param askedForPrivacy as in {@link Upload}
     * @throws Refused where nothing can be hidden for certain, or too much is said
     */
    Uni<Void> append(LogEntry control, Target target, boolean askedForPrivacy, Receipt receipt) {
        LogEntry kept = hiding.hide(control, target, askedForPrivacy);
        ProducerRecord<byte[], byte[]> record = ControlRecords.of(kept, target.partition());
        if (record.value().length > largest) {
            throw new Refused(Problem.tooLarge("what the client says of itself", largest));
        }
        return log.append(List.of(record), receipt, () -> stored(control, target))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .replaceWithVoid();
    }
}
