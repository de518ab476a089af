package dev.playhead.indexer.fold;

import dev.playhead.recording.lifecycle.RecordingState;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.wire.fence.Fence;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** The fences that one partition's log has set and nobody was told of yet. Confined to the fold. */
final class Fencing {

    private final Queue<Told> untold = new ArrayDeque<>();

    private record Told(Fence fence, long since) {}

    /** @param before the recording's state before this entry; what leaves it as it was sets no fence */
    void folded(LogEntry entry, RecordingState before, RecordingState after) {
        Fence fence = before.equals(after) ? null : fence(entry);
        if (fence != null) {
            untold.add(new Told(fence, entry.place().appendedAt()));
        }
    }

    private static @Nullable Fence fence(LogEntry entry) {
        return switch (entry) {
            case LogEntry.Stopped stopped -> new Fence(stopped.subject(), "stopped", stopped.lastSeqByWindow());
            case LogEntry.Cancelled cancelled -> new Fence(cancelled.subject(), "cancelled", Map.of());
            case LogEntry.Erased erased -> new Fence(erased.subject(), "erased", Map.of());
            case LogEntry.Refused refused -> new Fence(refused.subject(), refused.reason(), Map.of());
            case LogEntry.Chunk _,
                    LogEntry.Started _,
                    LogEntry.Metadata _,
                    LogEntry.Identified _,
                    LogEntry.Heartbeat _,
                    LogEntry.Expired _,
                    LogEntry.Ended _ -> null;
        };
    }

    void tell(Announcements to) {
        for (Told next = untold.peek(); next != null && to.fenced(next.fence(), next.since()); next = untold.peek()) {
            untold.remove();
        }
    }
}
