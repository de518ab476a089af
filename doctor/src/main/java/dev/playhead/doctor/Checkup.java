package dev.playhead.doctor;

import dev.playhead.doctor.call.Api;
import dev.playhead.doctor.call.TroubledException;
import dev.playhead.doctor.diagnose.Diagnose;
import dev.playhead.doctor.diagnose.Diagnosis;
import dev.playhead.doctor.diagnose.SystemAnswer;
import dev.playhead.doctor.hop.Erasing;
import dev.playhead.doctor.hop.ErasureHop;
import dev.playhead.doctor.hop.FactsHop;
import dev.playhead.doctor.hop.GatewayHop;
import dev.playhead.doctor.hop.Hop;
import dev.playhead.doctor.hop.HopReport;
import dev.playhead.doctor.hop.IngestHop;
import dev.playhead.doctor.hop.ListHop;
import dev.playhead.doctor.hop.LiveHop;
import dev.playhead.doctor.hop.LogHop;
import dev.playhead.doctor.hop.Outcome;
import dev.playhead.doctor.hop.SegmentHop;
import dev.playhead.doctor.hop.StoredReplayHop;
import dev.playhead.doctor.options.Options;
import dev.playhead.doctor.report.Progress;
import dev.playhead.doctor.visit.Traces;
import dev.playhead.doctor.visit.Visit;
import dev.playhead.doctor.visit.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One run: all hops in order, what the installation says of itself, the diagnosis. */
public final class Checkup implements AutoCloseable {
    /** The hops that leave the recording where it is; the erasure comes last, after the system was asked. */
    private static final List<Hop> HOPS = List.of(
            new GatewayHop(),
            new IngestHop(),
            new LogHop(),
            new LiveHop(),
            new ListHop(),
            new SegmentHop(),
            new StoredReplayHop(),
            new FactsHop());

    /** Ingest answers within 8 s: a shorter patience would hear silence where there is a refusal with a reason. */
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);

    private final Options options;
    private final Progress progress;
    private final Api api;
    private final Visit visit;
    private volatile boolean over;

    /** All that was found out. */
    public record Result(List<HopReport> hops, SystemAnswer system, Diagnosis diagnosis, Traces traces) {}

    public Checkup(Options options, Progress progress) {
        this.options = options;
        this.progress = progress;
        this.api = new Api(options.url(), options.keys().reading(), CALL_TIMEOUT);
        this.visit =
                new Visit(options, api, new Waiting(options.timeout(), options.outagePatience(), progress::waited));
    }

    /** Tries everything. */
    public Result run() throws InterruptedException {
        List<HopReport> reports = new ArrayList<>();
        for (Hop hop : HOPS) {
            boolean unreachable = !reports.isEmpty() && reports.getFirst().hasFailed();
            reports.add(unreachable ? skipped(hop) : attempt(hop));
        }
        SystemAnswer system = reports.getFirst().hasFailed() ? new SystemAnswer.NotAsked() : ask();
        reports.add(reports.getFirst().hasFailed() ? skipped(new ErasureHop()) : attempt(new ErasureHop()));
        over = true;
        return new Result(reports, system, Diagnose.of(reports, system), visit.traces());
    }

    /** For Ctrl-C: asks for the erasure of what was recorded so far. Says how that went, or nothing where nothing is left. */
    public Traces breakOff() {
        if (!over && visit.traces() instanceof Traces.Left) {
            Erasing.hurry(visit);
        }
        return visit.traces();
    }

    public boolean isOver() {
        return over;
    }

    @Override
    public void close() {
        api.close();
    }

    private HopReport attempt(Hop hop) throws InterruptedException {
        progress.begins(hop.name());
        Outcome outcome;
        try {
            outcome = hop.run(visit);
        } catch (TroubledException failure) {
            outcome = new Outcome.Failed(failure.trouble());
        }
        return report(hop, outcome);
    }

    private HopReport skipped(Hop hop) {
        return report(hop, new Outcome.Skipped("the gateway isn't reached"));
    }

    private HopReport report(Hop hop, Outcome outcome) {
        var report = new HopReport(hop.name(), outcome, options.thresholds().of(hop.name()));
        progress.ended(report);
        return report;
    }

    private SystemAnswer ask() {
        String admin = options.keys().admin();
        if (admin == null) {
            return new SystemAnswer.NotAsked();
        }
        try (var asAdmin = new Api(options.url(), admin, CALL_TIMEOUT)) {
            return SystemAnswer.of(asAdmin.get("/api/v1/system").expect(200).json());
        } catch (TroubledException failure) {
            return new SystemAnswer.Unanswered(failure.trouble());
        }
    }
}
