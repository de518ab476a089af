package dev.playhead.storage.archive;

import static dev.playhead.storage.archive.ArchiveFrame.require;

import dev.playhead.recording.log.Subject;
import dev.playhead.storage.segment.FactsEntry;
import java.util.List;

/**
 * An archive's index: enough to rebuild the catalog's rows about it.
 *
 * @param generation of two archives of a recording the higher one counts
 * @param partition of the log that its positions belong to
 * @param frames in order of positions; none where the recording left only facts
 * @param facts in the order in which the log's entries completed them, cut into frames
 */
public record ArchiveFooter(
        Subject subject,
        long generation,
        int partition,
        List<ArchiveFrame> frames,
        List<FactsEntry> facts,
        SummaryEntry summary) {
    public ArchiveFooter {
        frames = List.copyOf(frames);
        facts = List.copyOf(facts);
        require(generation >= 0 && partition >= 0, "numbers are not negative");
        long at = ArchiveFormat.HEADER_BYTES;
        for (int i = 0; i < frames.size(); i++) {
            require(
                    i == 0 || frames.get(i - 1).last().compareTo(frames.get(i).first()) < 0,
                    "frames are in order of positions");
            require(frames.get(i).byteOffset() == at, "frames follow one another");
            at += frames.get(i).byteLength();
        }
        for (FactsEntry entry : facts) {
            require(entry.count() > 0 && entry.byteOffset() == at, "facts follow the frames");
            at += entry.byteLength();
        }
        require(summary.byteOffset() == at, "the summary follows the facts");
    }

    public long eventCount() {
        return frames.stream().mapToLong(ArchiveFrame::eventCount).sum();
    }

    /** Length of the events' NDJSON. */
    public long rawBytes() {
        return frames.stream().mapToLong(ArchiveFrame::rawBytes).sum();
    }

    /** Where the footer begins in the object. */
    long footerStart() {
        return summary.byteOffset() + summary.byteLength();
    }
}
