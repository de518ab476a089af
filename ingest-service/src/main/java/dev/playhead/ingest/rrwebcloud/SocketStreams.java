package dev.playhead.ingest.rrwebcloud;

import dev.playhead.ingest.config.IngestConfig;
import dev.playhead.ingest.config.RrwebCloudConfig;
import dev.playhead.ingest.intake.Announce;
import dev.playhead.ingest.intake.Intake;
import dev.playhead.ingest.intake.Sampling;
import dev.playhead.ingest.intake.Target;
import dev.playhead.ingest.receive.InFlight;
import dev.playhead.ingest.receive.Lease;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Puts together what reads a socket's stream and appends it. */
@ApplicationScoped
public class SocketStreams {
    private final Intake intake;
    private final Announce announce;
    private final Sampling sampling;
    private final Patience patience;
    private final InFlight memory;
    private final IngestConfig ingest;
    private final RrwebCloudConfig config;

    @Inject
    public SocketStreams(
            Intake intake,
            Announce announce,
            Sampling sampling,
            Patience patience,
            InFlight memory,
            IngestConfig ingest,
            RrwebCloudConfig config) {
        this.intake = intake;
        this.announce = announce;
        this.sampling = sampling;
        this.patience = patience;
        this.memory = memory;
        this.ingest = ingest;
        this.config = config;
    }

    Lease lease() {
        return memory.socketLease();
    }

    SocketStream open(CloudSocket socket, Target target, String externalId, SocketOptions options) {
        SocketAppend append = new SocketAppend(
                sampling.takes(target.website(), target.recordingId().toString()) ? intake : null,
                announce,
                target,
                externalId,
                options.userAgent(),
                patience);
        SocketBatches batches = new SocketBatches(
                append, patience, memory, (int) config.flushBytes().asLongValue(), (lines, from, length) -> {
                    if (options.debug()) {
                        socket.debug(lines, from, length);
                    }
                });
        return new SocketStream(
                options,
                batches,
                (int) Math.min(Integer.MAX_VALUE, config.maxEventBytes().asLongValue()),
                ingest.maxInflatedBytes().asLongValue());
    }
}
