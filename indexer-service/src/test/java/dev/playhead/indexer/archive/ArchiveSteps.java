package dev.playhead.indexer.archive;

import dev.playhead.recording.RecordingId;
import dev.playhead.storage.catalog.StoredBlock;
import jakarta.enterprise.context.ApplicationScoped;

/** Archiving step by step, so that a test can do something in between. */
@ApplicationScoped
public class ArchiveSteps {
    private final DueRecordings due;
    private final ArchiveObjects objects;
    private final ArchiveBuild build;
    private final ArchiveSwap swap;

    ArchiveSteps(DueRecordings due, ArchiveObjects objects, ArchiveBuild build, ArchiveSwap swap) {
        this.due = due;
        this.objects = objects;
        this.build = build;
        this.swap = swap;
    }

    /** An archive whose object is stored, and whose catalog row is still to come. */
    public final class Stored {
        private final Archivable recording;
        private final String key;
        private final ArchiveBuild.Built built;

        private Stored(Archivable recording, String key, ArchiveBuild.Built built) {
            this.recording = recording;
            this.key = key;
            this.built = built;
        }

        public String key() {
            return key;
        }

        public int blocks() {
            return recording.blocks().size();
        }

        /** Whether the catalog was still what it was. */
        public boolean swap() {
            try {
                swap.swap(recording, key, built.footer(), built.storedBytes());
                return true;
            } catch (MovedOnException e) {
                return false;
            }
        }

        public void discard() {
            objects.discard(key);
        }
    }

    /** Up to the stored object. */
    public Stored store(RecordingId id) {
        Archivable recording = due.read(id).orElseThrow();
        long generation = objects.nextGeneration();
        String key = recording.objectKey(generation);
        objects.stage(key, recording);
        return new Stored(recording, key, build.build(recording, generation, key));
    }

    /** Whether a stored piece lies in an archive. */
    public static boolean isArchived(StoredBlock block) {
        return block.objectKey().startsWith("archives/");
    }
}
