package dev.playhead.storage.archive;

import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.Subject;
import dev.playhead.storage.segment.FactsEntry;
import dev.playhead.storage.segment.IndexReader;
import dev.playhead.storage.segment.IndexWriter;
import dev.playhead.storage.segment.Run;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** An archive's footer as bytes, and back. */
final class ArchiveIndex {
    private ArchiveIndex() {}

    static byte[] write(ArchiveFooter footer) {
        IndexWriter out = new IndexWriter();
        out.text(footer.subject().websiteId().value());
        out.uuid(footer.subject().recordingId().value());
        out.unsigned(footer.generation());
        out.unsigned(footer.partition());
        out.unsigned(footer.frames().size());
        long offset = 0;
        for (ArchiveFrame frame : footer.frames()) {
            frame(frame, offset, out);
            offset = frame.runs().getLast().offset();
        }
        out.unsigned(footer.facts().size());
        footer.facts().forEach(out::facts);
        out.unsigned(footer.summary().byteOffset());
        out.unsigned(footer.summary().byteLength());
        out.unsigned(footer.summary().rawBytes());
        return out.bytes();
    }

    private static void frame(ArchiveFrame frame, long base, IndexWriter out) {
        out.unsigned(frame.byteOffset());
        out.unsigned(frame.byteLength());
        out.unsigned(frame.rawBytes());
        out.signed(frame.firstTimestamp());
        out.unsigned(frame.lastTimestamp() - frame.firstTimestamp());
        out.runs(frame.runs(), base);
        out.keyframes(frame.keyframes(), frame.first().offset(), frame.firstTimestamp());
    }

    /** Anything that {@link #write} doesn't write ends in a RuntimeException. */
    static ArchiveFooter read(ByteBuffer footer) {
        IndexReader in = new IndexReader(footer);
        Subject subject = new Subject(new WebsiteId(in.text()), new RecordingId(in.uuid()));
        long generation = in.unsigned();
        int partition = in.integer();
        List<ArchiveFrame> frames = new ArrayList<>();
        long offset = 0;
        for (int left = in.count(); left > 0; left--) {
            ArchiveFrame frame = frame(in, offset);
            frames.add(frame);
            offset = frame.runs().getLast().offset();
        }
        List<FactsEntry> facts = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            facts.add(in.facts());
        }
        SummaryEntry summary = new SummaryEntry(in.unsigned(), in.integer(), in.unsigned());
        if (!in.isAtEnd()) {
            throw new IllegalArgumentException("bytes after the summary");
        }
        return new ArchiveFooter(subject, generation, partition, frames, facts, summary);
    }

    private static ArchiveFrame frame(IndexReader in, long base) {
        long byteOffset = in.unsigned();
        int byteLength = in.integer();
        long rawBytes = in.unsigned();
        long firstTimestamp = in.signed();
        long lastTimestamp = firstTimestamp + in.unsigned();
        List<Run> runs = in.runs(base);
        return new ArchiveFrame(
                byteOffset,
                byteLength,
                rawBytes,
                Math.toIntExact(runs.stream().mapToLong(Run::count).sum()),
                firstTimestamp,
                lastTimestamp,
                runs,
                in.keyframes(runs.getFirst().offset(), firstTimestamp));
    }
}
