package dev.playhead.indexer.archive;

import java.io.Serial;

/** Something stored can't be read back: it stays as it is, and readers show a gap. */
final class DamagedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    DamagedException(String what) {
        super(what);
    }
}
