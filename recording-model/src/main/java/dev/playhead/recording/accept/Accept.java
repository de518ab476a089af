package dev.playhead.recording.accept;

import dev.playhead.recording.event.EventReader;
import dev.playhead.recording.event.EventsRead;
import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.lifecycle.RecordingState;
import dev.playhead.recording.log.ChunkHead;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.state.StateReader;
import dev.playhead.recording.state.StateWriter;
import java.time.Duration;
import java.util.List;

/**
 * Which entries of the log belong to ONE recording: a function of the log, without a clock (architecture.md, "Accept and
 * Detect"). Indexer and replay run the same entries through it and get the same verdicts, from any restored state on.
 * Entries are offered in log order; one whose offset is not above the last offered one's is a duplicate, so reading a
 * part of the log again does no harm. Not thread-safe.
 */
public final class Accept {
    /** {@link #state()} is never larger, whatever the log holds. */
    public static final int MAX_STATE_BYTES = 16 * 1024;
    /** A recording takes nothing that was appended so much later than its first record. */
    public static final Duration MAX_AGE = Duration.ofHours(25);

    /** A stopped recording of a dialect without seq takes requests that were appended so much later, if the stop knows of them. */
    public static final Duration LATE_REQUESTS = Duration.ofSeconds(5);

    /** 2 added what a stop says of requests; 1 is still read. */
    private static final int VERSION = 2;

    private static final long NO_OFFSET = -1;
    private static final String TOO_OLD = "too_old";
    private static final Verdict ACCEPTED = new Verdict.Accepted(0);
    private static final Verdict DUPLICATE = new Verdict.Duplicate();
    private static final Verdict VOID = new Verdict.Void();

    private final Windows windows;
    private final Requests requests;
    private RecordingState recordingState = new RecordingState.Live();
    private Fence fence = Fence.NONE;
    private long firstAppendedAt;
    private long lastOffset = NO_OFFSET;
    private long stoppedAt;

    /** How many events in requests the stop knew of. */
    private long stoppedEvents;

    /** Before the recording's first entry. */
    public Accept() {
        this(new Windows(), new Requests());
    }

    private Accept(Windows windows, Requests requests) {
        this.windows = windows;
        this.requests = requests;
    }

    /**
     * Goes on where {@link #state()} was taken.
     *
     * @throws IllegalArgumentException if the bytes are no state, or one of a later version
     */
    public static Accept restore(byte[] state) {
        StateReader in = new StateReader(state);
        int version = in.version();
        if (version < 1 || version > VERSION) {
            throw new IllegalArgumentException("state of Accept has unknown version " + version);
        }
        RecordingState recordingState = RecordingState.named(in.text());
        Fence fence = Fence.valueOf(in.text());
        long firstAppendedAt = in.signed();
        long lastOffset = in.signed();
        Accept accept = new Accept(Windows.read(in), Requests.read(in, version > 1));
        accept.recordingState = recordingState;
        accept.fence = fence;
        accept.firstAppendedAt = firstAppendedAt;
        accept.lastOffset = lastOffset;
        accept.stoppedAt = version > 1 ? in.signed() : 0;
        accept.stoppedEvents = version > 1 ? in.signed() : 0;
        return accept;
    }

    /** For the catalog: a version byte and the state, at most {@link #MAX_STATE_BYTES}. */
    public byte[] state() {
        StateWriter out = new StateWriter(VERSION)
                .text(recordingState.name())
                .text(fence.name())
                .signed(firstAppendedAt)
                .signed(lastOffset);
        windows.write(out);
        requests.write(out);
        return out.signed(stoppedAt).signed(stoppedEvents).toBytes();
    }

    /**
     * Judges the log's next entry of this recording. Where the entry is a chunk that may repeat others its events are read for it;
     * who has read them already calls {@link #offer(LogEntry.Chunk, List)}.
     *
     * @param eventCount of a chunk, 0 otherwise. A chunk whose bytes are no events is offered with 0: its seq has come
     */
    public Verdict offer(LogEntry entry, int eventCount) {
        return switch (entry) {
            case LogEntry.Chunk chunk
            when chunk.head().mayRepeat() ->
                offer(chunk, EventReader.read(chunk) instanceof EventsRead.Events read ? read.events() : List.of());
            case LogEntry.Chunk chunk -> offer(chunk, List.of());
            default -> offerControl(entry);
        };
    }

    /** The same for a chunk whose events have been read; they count only where its SDK may send events again. */
    public Verdict offer(LogEntry.Chunk chunk, List<RecordedEvent> events) {
        if (isRepeated(chunk)) {
            return DUPLICATE;
        }
        note(chunk);
        ChunkHead head = chunk.head();
        if (fence.isFinal()) {
            return new Verdict.Fenced(fence.reason());
        }
        if (isTooOld(chunk)) {
            return new Verdict.Fenced(TOO_OLD);
        }
        if (!(head.hasSeq() ? windows.passes(head.windowId(), head.seq()) : requestPasses(chunk))) {
            return new Verdict.Fenced(fence.reason());
        }
        if (head.hasSeq() && !windows.add(head.windowId(), head.seq())) {
            return DUPLICATE;
        }
        int firstIndex = head.mayRepeat() ? requests.offer(head.windowId(), events) : 0;
        if (firstIndex > 0 && firstIndex == events.size()) {
            return DUPLICATE;
        }
        if (recordingState instanceof RecordingState.Ready ready) {
            recordingState = ready.reopen();
        }
        return firstIndex == 0 ? ACCEPTED : new Verdict.Accepted(firstIndex);
    }

    public RecordingState recordingState() {
        return recordingState;
    }

    /** The highest offset offered, whatever the verdict was; −1 before the first. */
    public long lastOffset() {
        return lastOffset;
    }

    /** The chunks that are missing so far; what is left when the recording ends becomes gap markers. */
    public List<Gap> gaps() {
        return windows.gaps();
    }

    private Verdict offerControl(LogEntry entry) {
        if (isRepeated(entry)) {
            return DUPLICATE;
        }
        long before = lastOffset;
        note(entry);
        return switch (entry) {
            case LogEntry.Chunk chunk -> throw new IllegalStateException("no control record: " + chunk.place());
            case LogEntry.Started _, LogEntry.Metadata _, LogEntry.Identified _, LogEntry.Heartbeat _ -> told(entry);
            case LogEntry.Ended ended -> end(before > ended.ifLastOffset());
            case LogEntry.Stopped stopped -> {
                Verdict verdict = close(Fence.STOPPED);
                if (verdict instanceof Verdict.Accepted) {
                    windows.stop(stopped.lastSeqByWindow());
                    stoppedAt = stopped.place().appendedAt();
                    stoppedEvents = stopped.events();
                }
                yield verdict;
            }
            case LogEntry.Expired expired -> expire(before > expired.ifLastOffset());
            case LogEntry.Refused _ -> close(Fence.REFUSED);
            case LogEntry.Cancelled _ -> close(Fence.CANCELLED);
            case LogEntry.Erased _ -> close(Fence.ERASED);
        };
    }

    private Verdict told(LogEntry entry) {
        if (fence != Fence.NONE) {
            return new Verdict.Fenced(fence.reason());
        }
        return isTooOld(entry) ? new Verdict.Fenced(TOO_OLD) : ACCEPTED;
    }

    private Verdict end(boolean newerPrecedes) {
        if (newerPrecedes || !(recordingState instanceof RecordingState.Live live)) {
            return VOID;
        }
        recordingState = live.end();
        return ACCEPTED;
    }

    /** Whoever reads this state by an older release finds a fence that it knows. */
    private Verdict expire(boolean newerPrecedes) {
        if (newerPrecedes) {
            return VOID;
        }
        return switch (recordingState) {
            case RecordingState.Live _, RecordingState.Erased _ -> VOID;
            case RecordingState.Expired _ -> DUPLICATE;
            case RecordingState.Ready ready -> expired(ready.expire());
            case RecordingState.Stopped stopped -> expired(stopped.expire());
        };
    }

    private Verdict expired(RecordingState.Expired state) {
        recordingState = state;
        fence = Fence.REFUSED;
        return ACCEPTED;
    }

    /** A weaker fence than the one that stands is fenced itself, an equal one a duplicate. */
    private Verdict close(Fence next) {
        int stronger = next.compareTo(fence);
        if (stronger <= 0) {
            return stronger == 0 ? DUPLICATE : new Verdict.Fenced(fence.reason());
        }
        boolean erases = next == Fence.CANCELLED || next == Fence.ERASED;
        recordingState = switch (recordingState) {
            case RecordingState.Live live -> erases ? live.erase() : live.stop();
            case RecordingState.Ready ready -> erases ? ready.erase() : ready.stop();
            case RecordingState.Stopped stopped -> erases ? stopped.erase() : stopped;
            case RecordingState.Erased erased -> erased;
            case RecordingState.Expired expired -> expired;
        };
        fence = next;
        return ACCEPTED;
    }

    private boolean requestPasses(LogEntry.Chunk chunk) {
        return fence != Fence.STOPPED
                || (requests.events() < stoppedEvents
                        && chunk.place().appendedAt() - stoppedAt <= LATE_REQUESTS.toMillis());
    }

    private boolean isRepeated(LogEntry entry) {
        return entry.place().offset() <= lastOffset;
    }

    private void note(LogEntry entry) {
        if (lastOffset == NO_OFFSET) {
            firstAppendedAt = entry.place().appendedAt();
        }
        lastOffset = entry.place().offset();
    }

    private boolean isTooOld(LogEntry entry) {
        return entry.place().appendedAt() - firstAppendedAt >= MAX_AGE.toMillis();
    }
}
