package dev.playhead.indexer.consume;

import dev.playhead.indexer.retry.FinalFailure;
import java.io.Serial;

/** The log is not the one this catalog has absorbed. Nothing may be indexed until an operator decides: docs/operate/another-log.md. */
public final class ForeignLogException extends FinalFailure {

    @Serial
    private static final long serialVersionUID = 1L;

    ForeignLogException(String what) {
        super(what + ". Runbook: docs/operate/another-log.md");
    }
}
