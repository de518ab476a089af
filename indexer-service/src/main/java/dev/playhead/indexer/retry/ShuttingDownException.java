package dev.playhead.indexer.retry;

import java.io.Serial;

/** The instance ends before the work was done; the log still holds it, and the next owner does it again from the checkpoint. */
public final class ShuttingDownException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    ShuttingDownException(String what, Throwable cause) {
        super(what, cause);
    }
}
