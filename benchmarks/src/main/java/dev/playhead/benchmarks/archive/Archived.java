package dev.playhead.benchmarks.archive;

import dev.playhead.benchmarks.fold.Corpus;
import dev.playhead.recording.accept.Accept;
import dev.playhead.recording.accept.Verdict;
import dev.playhead.recording.detect.Detect;
import dev.playhead.recording.detect.Thresholds;
import dev.playhead.recording.event.EventReader;
import dev.playhead.recording.event.EventsRead;
import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.storage.archive.ArchiveSettings;
import dev.playhead.storage.archive.ArchiveWriter;
import dev.playhead.storage.segment.BlockEntry;
import dev.playhead.storage.segment.FrameRead;
import dev.playhead.storage.segment.OpenSegment;
import dev.playhead.storage.segment.Section;
import dev.playhead.storage.segment.Segment;
import dev.playhead.storage.segment.SegmentReader;
import dev.playhead.wire.RecordingIds;
import dev.playhead.wire.record.Limits;
import dev.playhead.wire.record.LogRead;
import dev.playhead.wire.record.LogReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A recording on its way from the log into segments of ten seconds each, then into its archive, facts included.
 *
 * @param rawBytes of its NDJSON
 * @param gzipBytes of its chunks as they came
 * @param segmentBytes of its blocks and facts in segments
 * @param archiveBytes of the whole object
 * @param cpuNanos of writing the archive from blocks that are in memory
 */
record Archived(
        String name, long rawBytes, long gzipBytes, long segmentBytes, long archiveBytes, int frames, long cpuNanos) {
    /** Chunks of two seconds. */
    private static final int CHUNKS_A_SEGMENT = 5;

    private static final byte[] SUMMARY = "{\"state\":\"ready\"}".getBytes(StandardCharsets.UTF_8);

    static Archived of(Corpus.Taken recording, ArchiveSettings settings) {
        List<Segment> segments = segments(recording);
        long raw = 0;
        long stored = 0;
        for (Segment segment : segments) {
            Section section = segment.footer().sections().getFirst();
            stored += section.facts().byteLength();
            for (BlockEntry block : section.blocks()) {
                raw += block.rawBytes();
                stored += block.byteLength();
            }
        }
        long[] written = {0};
        long began = cpu();
        try (ArchiveWriter writer = new ArchiveWriter(
                recording.subject(), 1, Corpus.PARTITION, settings, bytes -> written[0] += bytes.length)) {
            for (Segment segment : segments) {
                for (BlockEntry block : segment.footer().sections().getFirst().blocks()) {
                    writer.events(block.runs(), lines(segment, block.byteOffset(), block.byteLength()));
                }
            }
            for (Segment segment : segments) {
                var facts = segment.footer().sections().getFirst().facts();
                writer.facts(lines(segment, facts.byteOffset(), facts.byteLength()), facts.count());
            }
            int frames = writer.finish(SUMMARY).frames().size();
            long gzip =
                    recording.bodies().stream().mapToLong(body -> body.length).sum();
            return new Archived(recording.name(), raw, gzip, stored, written[0], frames, cpu() - began);
        }
    }

    double ratio() {
        return (double) archiveBytes / gzipBytes;
    }

    private static List<Segment> segments(Corpus.Taken recording) {
        Accept accept = new Accept();
        Detect detect = new Detect(Thresholds.defaults());
        LogReader reader = new LogReader(Corpus.PARTITION, Limits.DEFAULTS);
        List<Segment> segments = new ArrayList<>();
        OpenSegment open = new OpenSegment(RecordingIds.mint().value());
        int chunks = 0;
        for (ConsumerRecord<byte[], byte[]> record : recording.log()) {
            if (reader.read(record) instanceof LogRead.Entry(LogEntry.Chunk chunk)) {
                chunk(chunk, accept, detect, open);
                if (++chunks % CHUNKS_A_SEGMENT == 0) {
                    segments.add(closed(open));
                    open = new OpenSegment(RecordingIds.mint().value());
                }
            }
        }
        if (!open.isEmpty()) {
            segments.add(closed(open));
        }
        return segments;
    }

    private static void chunk(LogEntry.Chunk chunk, Accept accept, Detect detect, OpenSegment open) {
        if (!(EventReader.read(chunk) instanceof EventsRead.Events(List<RecordedEvent> events))
                || !(accept.offer(chunk, events) instanceof Verdict.Accepted(int first))) {
            throw new IllegalStateException("a chunk was not accepted: " + chunk.place());
        }
        open.append(
                Corpus.PARTITION, chunk.subject(), chunk.place().offset(), first, events.subList(first, events.size()));
        open.facts(chunk.place(), detect.chunk(chunk, events, first));
    }

    private static Segment closed(OpenSegment open) {
        open.offsets(Corpus.PARTITION, 0, Long.MAX_VALUE);
        return open.close();
    }

    private static byte[] lines(Segment segment, long from, int length) {
        byte[] frame = Arrays.copyOfRange(segment.bytes(), (int) from, (int) from + length);
        return switch (SegmentReader.facts(frame)) {
            case FrameRead.Lines(byte[] lines) -> lines;
            case FrameRead.Damaged(String reason) -> throw new IllegalStateException(reason);
        };
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
