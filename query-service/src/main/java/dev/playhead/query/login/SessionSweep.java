package dev.playhead.query.login;

import dev.playhead.query.QuerySettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Removes the rows of sessions that are over; that they are, each request finds out by itself. */
@ApplicationScoped
class SessionSweep {
    private static final Logger LOG = Logger.getLogger(SessionSweep.class);
    private static final String JOB = "sweep-sessions";

    void begin(
            @Observes StartupEvent start,
            Scheduler scheduler,
            QuerySettings settings,
            LoginSessions sessions,
            People people) {
        scheduler
                .newJob(JOB)
                .setInterval(settings.login().sweepInterval().toString())
                .setConcurrentExecution(Scheduled.ConcurrentExecution.SKIP)
                .setAsyncTask(execution -> sessions.sweep()
                        .chain(people::retireOperators)
                        .onFailure()
                        .invoke(failure -> LOG.warnf("sessions not swept, trying again: %s", failure.toString()))
                        .onFailure()
                        .recoverWithNull()
                        .replaceWithVoid())
                .schedule();
    }

    void end(@Observes ShutdownEvent stop, Scheduler scheduler) {
        scheduler.unscheduleJob(JOB);
    }
}
