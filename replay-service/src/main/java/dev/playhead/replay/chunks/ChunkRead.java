package dev.playhead.replay.chunks;

import dev.playhead.recording.Position;
import dev.playhead.replay.ReplaySettings;
import dev.playhead.replay.stored.BlockLines;
import dev.playhead.replay.stored.BlockQueue;
import dev.playhead.replay.stored.Fetched;
import dev.playhead.replay.stored.StoredReads;
import dev.playhead.replay.stream.BodyEncoding;
import dev.playhead.replay.stream.NdjsonBody;
import dev.playhead.storage.catalog.StoredBlock;
import dev.playhead.storage.objects.ObjectStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Reads the events that a {@link ChunkId} names. Blocks, so it runs on virtual threads. */
@ApplicationScoped
class ChunkRead {
    private static final Logger LOG = Logger.getLogger(ChunkRead.class);

    private final ObjectStore objects;
    private final ReplaySettings settings;
    private final StoredReads measured;

    ChunkRead(ObjectStore objects, ReplaySettings settings, StoredReads measured) {
        this.objects = objects;
        this.settings = settings;
        this.measured = measured;
    }

    /** What came of reading. */
    sealed interface Outcome {
        /** The piece, proven whole before the first byte of an answer. */
        record Whole(ChunkId id, List<Part> parts) implements Outcome {
            void writeTo(OutputStream out, BodyEncoding encoding) throws IOException {
                NdjsonBody body = NdjsonBody.of(encoding, out);
                for (Part part : parts) {
                    part.writeTo(body, id);
                }
                body.finish();
            }
        }

        /** An object is gone: it may have been replaced since the index was read. */
        record Missing(StoredBlock block) implements Outcome {}

        /** The store has something else than was written. */
        record Broken() implements Outcome {}
    }

    /** A block that holds events of the piece. */
    record Part(StoredBlock block, byte[] frame, byte[] lines) {
        private void writeTo(NdjsonBody body, ChunkId id) throws IOException {
            ChunkId own = ChunkId.of(block);
            if (own.first().compareTo(id.first()) >= 0 && own.last().compareTo(id.last()) <= 0) {
                body.frame(frame, lines);
                return;
            }
            OutputStream out = body.lines();
            Position before = new Position(id.first().offset(), id.first().index() - 1);
            BlockLines.each(block, lines, before, (position, bytes, from, to) -> {
                if (position.compareTo(id.last()) <= 0) {
                    out.write(bytes, from, to - from);
                    out.write('\n');
                }
            });
        }
    }

    /** @param blocks that hold the piece: {@link ChunkId#within} */
    Outcome read(ChunkId id, List<StoredBlock> blocks) {
        List<Part> parts = new ArrayList<>();
        try (BlockQueue queue = new BlockQueue(objects, settings, measured, blocks)) {
            while (queue.hasNext()) {
                BlockQueue.Next next = queue.next();
                switch (next.fetched()) {
                    case Fetched.Block(byte[] frame, byte[] lines) -> parts.add(new Part(next.block(), frame, lines));
                    case Fetched.Missing() -> {
                        return new Outcome.Missing(next.block());
                    }
                    case Fetched.Broken(String reason) -> {
                        LOG.errorf("chunk=%s objectKey=%s: %s", id, next.block().objectKey(), reason);
                        return new Outcome.Broken();
                    }
                }
            }
        }
        return new Outcome.Whole(id, parts);
    }
}
