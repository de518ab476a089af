package dev.playhead.storage.archive;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import dev.playhead.recording.Position;
import dev.playhead.recording.event.EventReader;
import dev.playhead.recording.event.EventsRead;
import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.log.Subject;
import dev.playhead.storage.segment.FactsEntry;
import dev.playhead.storage.segment.Run;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Writes an archive as it comes, by one thread: first events in order of positions, then facts, then the summary. Holds one frame raw and
 * compressed, and zstd's tables (docs/operate/archives.md says how much); close it.
 */
public final class ArchiveWriter implements AutoCloseable {
    private final Subject subject;
    private final long generation;
    private final int partition;
    private final ArchiveSettings settings;
    private final Target target;
    private final ZstdCompressCtx zstd;
    private final CRC32C crc = new CRC32C();
    private final OpenFrame open = new OpenFrame();
    private final List<ArchiveFrame> frames = new ArrayList<>();
    private final List<FactsEntry> facts = new ArrayList<>();
    private final ByteArrayOutputStream openFacts = new ByteArrayOutputStream();
    private int openFactsCount;
    private long written;

    /** Takes the object's bytes in order. */
    @FunctionalInterface
    public interface Target {
        /** @param bytes may be kept */
        void write(byte[] bytes);
    }

    public ArchiveWriter(Subject subject, long generation, int partition, ArchiveSettings settings, Target target) {
        this.subject = subject;
        this.generation = generation;
        this.partition = partition;
        this.settings = settings;
        this.target = target;
        this.zstd = new ZstdCompressCtx()
                .setLevel(settings.level())
                .setWindowLog(ArchiveFormat.LARGEST_WINDOW_LOG)
                .setChecksum(true)
                .setContentSize(true);
        write(header());
    }

    /**
     * Events that follow those before.
     *
     * @param runs positions of the lines
     * @param lines NDJSON, each line with its line feed; written as it is
     * @throws IllegalArgumentException where the lines are not the events that the runs tell of, or don't follow
     */
    public void events(List<Run> runs, byte[] lines) {
        if (!(EventReader.read(lines) instanceof EventsRead.Events(List<RecordedEvent> events))
                || events.size() != runs.stream().mapToLong(Run::count).sum()) {
            throw new IllegalArgumentException("the lines are not the events of their index");
        }
        int at = 0;
        int event = 0;
        for (Run run : runs) {
            for (int i = 0; i < run.count(); i++) {
                int end = lineEnd(lines, at);
                open.add(lines, at, end, new Position(run.offset(), run.firstIndex() + i), events.get(event++));
                at = end;
                while (open.length() >= settings.mostBytes()) {
                    endFrame(open.cut(settings.frameBytes()));
                }
            }
        }
    }

    /** JSONEachRow lines; no events may follow. */
    public void facts(byte[] lines, int count) {
        endEvents();
        openFacts.writeBytes(lines);
        openFactsCount += count;
        if (openFacts.size() >= settings.frameBytes()) {
            endFacts();
        }
    }

    /**
     * Completes the archive.
     *
     * @param summary a JSON document
     */
    public ArchiveFooter finish(byte[] summary) {
        endEvents();
        endFacts();
        long at = written;
        SummaryEntry entry = new SummaryEntry(at, frame(summary, summary.length), summary.length);
        ArchiveFooter footer = new ArchiveFooter(subject, generation, partition, frames, facts, entry);
        int bodyCrc = (int) crc.getValue();
        byte[] index = ArchiveIndex.write(footer);
        crc.reset();
        crc.update(index);
        write(ByteBuffer.allocate(index.length + ArchiveFormat.TRAILER_BYTES)
                .put(index)
                .putInt(index.length)
                .putInt(bodyCrc)
                .putInt((int) crc.getValue())
                .put(ArchiveFormat.MAGIC)
                .put(ArchiveFormat.VERSION)
                .array());
        return footer;
    }

    /** Bytes of the object so far. */
    public long written() {
        return written;
    }

    private void endEvents() {
        if (!open.isEmpty()) {
            endFrame(open.all());
        }
    }

    private void endFrame(int lines) {
        frames.add(open.take(lines, written, this::frame));
    }

    private void endFacts() {
        if (openFactsCount > 0) {
            byte[] lines = openFacts.toByteArray();
            long at = written;
            facts.add(new FactsEntry(at, frame(lines, lines.length), lines.length, openFactsCount));
            openFacts.reset();
            openFactsCount = 0;
        }
    }

    private int frame(byte[] raw, int length) {
        byte[] frame = new byte[Math.toIntExact(Zstd.compressBound(length))];
        int size = zstd.compressByteArray(frame, 0, frame.length, raw, 0, length);
        write(Arrays.copyOf(frame, size));
        return size;
    }

    private void write(byte[] bytes) {
        crc.update(bytes);
        written += bytes.length;
        target.write(bytes);
    }

    private static byte[] header() {
        byte[] header = Arrays.copyOf(ArchiveFormat.MAGIC, ArchiveFormat.HEADER_BYTES);
        header[ArchiveFormat.HEADER_BYTES - 1] = ArchiveFormat.VERSION;
        return header;
    }

    private static int lineEnd(byte[] lines, int from) {
        for (int at = from; at < lines.length; at++) {
            if (lines[at] == '\n') {
                return at + 1;
            }
        }
        throw new IllegalArgumentException("fewer lines than their index tells of");
    }

    @Override
    public void close() {
        zstd.close();
    }
}
