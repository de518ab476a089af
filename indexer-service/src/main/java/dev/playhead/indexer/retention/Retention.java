package dev.playhead.indexer.retention;

import dev.playhead.indexer.erase.GoneMarks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/** The rounds of retention. A server that is away holds up its own steps only, and each step is done again in the next round. */
@ApplicationScoped
public class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);

    private final Expiry expiry;
    private final ExpiredRows rows;
    private final Leftovers leftovers;
    private final GoneMarks marks;
    private final RetentionConfig config;

    Retention(Expiry expiry, ExpiredRows rows, Leftovers leftovers, GoneMarks marks, RetentionConfig config) {
        this.expiry = expiry;
        this.rows = rows;
        this.leftovers = leftovers;
        this.marks = marks;
        this.config = config;
    }

    /** How long to pause between two rounds. */
    public Duration every() {
        return config.every();
    }

    /** Lets recordings expire; blocks. */
    public void expire() {
        expiry.append();
    }

    /** Takes away what is left of those that have; blocks. */
    public void clear() {
        attempt("delete expired recordings from ClickHouse", rows::delete);
        attempt("forget marks of expired recordings", marks::forget);
        attempt("close expiries", leftovers::close);
        attempt("forget recordings that expired long ago", leftovers::forget);
        attempt("forget expired share links", leftovers::forgetShares);
        attempt("forget what ingest counted long ago", leftovers::forgetIntake);
    }

    private static void attempt(String what, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.warnf("could not %s, trying again: %s", what, e);
        }
    }
}
