package dev.playhead.replay.export;

import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.storage.catalog.StoredBlock;
import org.jspecify.annotations.Nullable;

/**
 * A part of a recording that gives its events by time: a stored block, or what the log had behind the blocks. A closed block holds no
 * bytes, and remembers how many events it has given.
 */
final class TimeSource {
    private final int ordinal;
    private final @Nullable StoredBlock block;
    private @Nullable SortedLines lines;
    private int given;
    private long nextTime;
    private boolean wasOpened;

    private TimeSource(int ordinal, @Nullable StoredBlock block, @Nullable SortedLines lines, long nextTime) {
        this.ordinal = ordinal;
        this.block = block;
        this.lines = lines;
        this.nextTime = nextTime;
    }

    /** @param ordinal which comes first where times are equal */
    static TimeSource of(int ordinal, StoredBlock block) {
        return new TimeSource(ordinal, block, null, block.firstTimestamp());
    }

    /** Lines that are in memory and stay there until they are given. */
    static TimeSource of(int ordinal, SortedLines lines) {
        return new TimeSource(ordinal, null, lines, lines.count() == 0 ? 0 : lines.time(0));
    }

    int ordinal() {
        return ordinal;
    }

    /** No later than the next event's time; exactly it once the source has been open. */
    long nextTime() {
        return nextTime;
    }

    boolean isOpen() {
        return lines != null;
    }

    /** Whether it was open before and had to give its place to another. */
    boolean wasOpened() {
        return wasOpened;
    }

    StoredBlock block() {
        if (block == null) {
            throw new IllegalStateException("these lines are no block");
        }
        return block;
    }

    /** What it holds while it is open, in bytes; 0 for lines that can't be closed. */
    long heldBytes() {
        return block == null ? 0 : block.rawBytes();
    }

    void open(SortedLines read) {
        lines = read;
        wasOpened = true;
        look();
    }

    void close() {
        lines = null;
    }

    boolean hasNext() {
        return lines == null || given < lines.count();
    }

    RecordedEvent take() {
        if (lines == null) {
            throw new IllegalStateException("not open");
        }
        RecordedEvent event = lines.event(given++);
        look();
        return event;
    }

    private void look() {
        if (lines != null && given < lines.count()) {
            nextTime = lines.time(given);
        }
    }
}
