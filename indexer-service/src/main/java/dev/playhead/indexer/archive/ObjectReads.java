package dev.playhead.indexer.archive;

import dev.playhead.indexer.beat.Wait;
import dev.playhead.indexer.beat.WaitingFor;
import dev.playhead.indexer.beat.Waits;
import dev.playhead.storage.archive.ArchiveFooter;
import dev.playhead.storage.archive.ArchiveRead;
import dev.playhead.storage.archive.ArchiveReader;
import dev.playhead.storage.objects.ObjectStore;
import dev.playhead.storage.objects.StorageRefused;
import dev.playhead.storage.objects.StorageUnavailable;
import dev.playhead.storage.segment.FrameRead;
import dev.playhead.storage.segment.SegmentReader;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Ranges of segments and archives, waited for. Fails as object storage does, or with {@link DamagedException}. */
@ApplicationScoped
class ObjectReads {

    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(90);

    private final ObjectStore objects;
    private final Wait storage;

    ObjectReads(ObjectStore objects, Waits waits) {
        this.objects = objects;
        this.storage = waits.on(WaitingFor.OBJECT_STORAGE);
    }

    byte[] range(String key, long byteOffset, int byteLength) {
        try {
            return answered(objects.range(key, byteOffset, byteLength));
        } catch (StorageRefused e) {
            throw new DamagedException(String.valueOf(e.getMessage()));
        }
    }

    byte[] factLines(String key, long byteOffset, int byteLength) {
        return switch (SegmentReader.facts(range(key, byteOffset, byteLength))) {
            case FrameRead.Lines(byte[] lines) -> lines;
            case FrameRead.Damaged(String reason) -> throw new DamagedException("facts of " + key + ": " + reason);
        };
    }

    /** @param length of the archive's object */
    ArchiveFooter footer(String key, long length) {
        byte[] trailer = range(key, length - ArchiveReader.TRAILER_BYTES, ArchiveReader.TRAILER_BYTES);
        int end = ArchiveReader.footerBytes(trailer, length) + ArchiveReader.TRAILER_BYTES;
        return switch (ArchiveReader.footer(range(key, length - end, end), length)) {
            case ArchiveRead.Intact(ArchiveFooter footer) -> footer;
            case ArchiveRead.Damaged(String reason) -> throw new DamagedException("footer of " + key + ": " + reason);
            case ArchiveRead.UnknownVersion(int version) ->
                throw new DamagedException(key + " is of version " + version);
        };
    }

    /** Waits for an answer of object storage; meanwhile the beat knows what this indexer waits for. */
    <T> T answered(Uni<T> answer) {
        storage.begin();
        try {
            T item = answer.await().atMost(ANSWERED_WITHIN);
            storage.end();
            return item;
        } catch (StorageUnavailable | TimeoutException e) {
            storage.failed();
            throw e;
        } catch (RuntimeException e) {
            storage.end();
            throw e;
        }
    }
}
