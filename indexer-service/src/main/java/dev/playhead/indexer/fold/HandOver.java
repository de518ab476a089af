package dev.playhead.indexer.fold;

import java.time.Duration;

/** Where a closed segment goes: one may be on its way while the next one fills, and no more. */
public interface HandOver {

    /**
     * Reserves the one place; {@link #accept} must follow.
     *
     * @param wait whether to wait for the segment before; otherwise {@code false} is returned while it is on its way
     */
    boolean reserve(boolean wait);

    /** Waits until nothing is on its way; {@code false} where that takes longer. */
    boolean isIdleWithin(Duration patience);

    /** Takes what the fold closed; returns at once. */
    void accept(Flush flush);
}
