package dev.playhead.query.websites;

import dev.playhead.query.QuerySettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Publishes all settings again at the start and from time to time: what a crash between commit and publish lost comes back. */
@ApplicationScoped
class Republish {
    private static final Logger LOG = Logger.getLogger(Republish.class);
    private static final String JOB = "republish-websites";

    void begin(@Observes StartupEvent start, Scheduler scheduler, QuerySettings settings, Websites websites) {
        scheduler
                .newJob(JOB)
                .setInterval(settings.republishInterval().toString())
                .setConcurrentExecution(Scheduled.ConcurrentExecution.SKIP)
                .setAsyncTask(execution -> websites.republish()
                        .onFailure()
                        .invoke(failure -> LOG.warnf("settings not republished, trying again: %s", failure.toString()))
                        .onFailure()
                        .recoverWithNull())
                .schedule();
    }

    void end(@Observes ShutdownEvent stop, Scheduler scheduler) {
        scheduler.unscheduleJob(JOB);
    }
}
