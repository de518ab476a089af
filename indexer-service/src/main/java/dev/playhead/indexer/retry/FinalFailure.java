package dev.playhead.indexer.retry;

import java.io.Serial;

/** A failure that no further try can mend. */
public abstract class FinalFailure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    protected FinalFailure(String what) {
        super(what);
    }
}
