package dev.playhead.wire.record;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The incomplete chunks of one partition, oldest first, within the bounds of {@link Limits}. */
final class Assemblies {
    private final Limits limits;
    private final Map<UUID, Assembly> byChunk = new LinkedHashMap<>();
    private long bytes;
    private long dropped;

    Assemblies(Limits limits) {
        this.limits = limits;
    }

    Assembly begin(PendingChunk chunk) {
        Assembly assembly = new Assembly(chunk);
        byChunk.put(chunk.chunkId(), assembly);
        return assembly;
    }

    @Nullable
    Assembly find(UUID chunkId) {
        return byChunk.get(chunkId);
    }

    /**
     * Adds a frame. Beyond the bound the oldest chunks are dropped, for those are most likely failed attempts.
     *
     * @return false if the frame's own chunk had to go as well
     */
    boolean add(Assembly assembly, byte[] frame) {
        assembly.add(frame);
        bytes += frame.length;
        while (bytes > limits.pendingBytes()) {
            drop(byChunk.values().iterator().next());
        }
        return byChunk.containsKey(assembly.chunk().chunkId());
    }

    void remove(Assembly assembly) {
        if (byChunk.remove(assembly.chunk().chunkId()) != null) {
            bytes -= assembly.bytes();
        }
    }

    void drop(Assembly assembly) {
        remove(assembly);
        dropped++;
    }

    /** Drops what is still incomplete too long after its first frame, by the log's own clock. */
    void expire(long appendedAt) {
        Iterator<Assembly> oldestFirst = byChunk.values().iterator();
        List<Assembly> expired = new ArrayList<>();
        while (oldestFirst.hasNext()) {
            Assembly assembly = oldestFirst.next();
            if (appendedAt - assembly.chunk().firstAppendedAt() <= limits.incompleteMs()) {
                break;
            }
            expired.add(assembly);
        }
        expired.forEach(this::drop);
    }

    List<PendingChunk> pending() {
        return byChunk.values().stream().map(Assembly::chunk).toList();
    }

    long dropped() {
        return dropped;
    }
}
