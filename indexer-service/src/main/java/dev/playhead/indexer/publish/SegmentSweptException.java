package dev.playhead.indexer.publish;

import dev.playhead.indexer.retry.FinalFailure;
import java.io.Serial;
import java.util.UUID;

/** The segment stayed staged for so long that the sweeper took it: its partitions must be read again. */
final class SegmentSweptException extends FinalFailure {

    @Serial
    private static final long serialVersionUID = 1L;

    SegmentSweptException(UUID segmentId) {
        super("segment " + segmentId + " is no longer staged");
    }
}
