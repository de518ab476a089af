package dev.playhead.indexer.archive;

import java.io.Serial;

/** What was read of the catalog is no longer so: an erasure, a rewritten segment, another indexer. Nothing was changed. */
final class MovedOnException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    MovedOnException(String what) {
        super(what);
    }
}
