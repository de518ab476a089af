package dev.playhead.query.audit;

import dev.playhead.query.QuerySettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Removes entries of the audit log that are older than they are kept. */
@ApplicationScoped
class AuditSweep {
    private static final Logger LOG = Logger.getLogger(AuditSweep.class);
    private static final String JOB = "sweep-audit";

    void begin(@Observes StartupEvent start, Scheduler scheduler, QuerySettings settings, AuditEntries entries) {
        scheduler
                .newJob(JOB)
                .setInterval(settings.audit().sweepInterval().toString())
                .setConcurrentExecution(Scheduled.ConcurrentExecution.SKIP)
                .setAsyncTask(execution -> entries.removeBefore(
                                Instant.now().minus(settings.audit().retention()))
                        .onFailure()
                        .invoke(failure -> LOG.warnf("audit log not swept, trying again: %s", failure.toString()))
                        .onFailure()
                        .recoverWithNull()
                        .replaceWithVoid())
                .schedule();
    }

    void end(@Observes ShutdownEvent stop, Scheduler scheduler) {
        scheduler.unscheduleJob(JOB);
    }
}
