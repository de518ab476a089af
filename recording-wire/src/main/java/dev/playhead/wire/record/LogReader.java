package dev.playhead.wire.record;

import dev.playhead.recording.Dialect;
import dev.playhead.recording.log.ChunkHead;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.recording.log.Subject;
import dev.playhead.wire.codec.ChunkDecoding;
import dev.playhead.wire.codec.ContentEncoding;
import dev.playhead.wire.codec.Inflate;
import dev.playhead.wire.record.HeaderReader.HeaderFault;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads one partition of {@code playhead.chunks}: puts frames together, inflates, and tells what each record is. What it
 * does depends only on the log and the limits, never on a clock, so every reader sees the same entries. Records must come
 * in offset order. Not thread-safe.
 */
public final class LogReader {
    private final int partition;
    private final Limits limits;
    private final long takeAllFrom;
    private final Assemblies assemblies;
    private byte @Nullable [] assembled;

    /** Reads from any offset on; frames whose chunk began before it are skipped. */
    public LogReader(int partition, Limits limits) {
        this(partition, limits, 0);
    }

    private LogReader(int partition, Limits limits, long takeAllFrom) {
        this.partition = partition;
        this.limits = limits;
        this.takeAllFrom = takeAllFrom;
        this.assemblies = new Assemblies(limits);
    }

    /**
     * Continues where another reader stopped. Start reading at {@link #startOffset}: below {@code nextOffset} only frames
     * of the pending chunks are taken, so no entry comes twice.
     *
     * @param nextOffset the first offset that the other reader did not read
     * @param pending the other reader's {@link #pending()} then
     */
    public static LogReader resume(int partition, Limits limits, long nextOffset, List<PendingChunk> pending) {
        LogReader reader = new LogReader(partition, limits, nextOffset);
        pending.forEach(reader.assemblies::begin);
        return reader;
    }

    /** Reads the next record. Never throws for what a record holds. */
    public LogRead read(ConsumerRecord<byte[], byte[]> record) {
        if (record.partition() != partition) {
            throw new IllegalArgumentException(
                    "a record of partition " + record.partition() + " given to the reader of " + partition);
        }
        assembled = null;
        LogPlace place = new LogPlace(partition, record.offset(), record.timestamp());
        HeaderReader headers = new HeaderReader(record.headers());
        boolean old = record.offset() < takeAllFrom;
        if (!old) {
            assemblies.expire(place.appendedAt());
        }
        try {
            RecordType type = headers.type();
            if (type == RecordType.CHUNK) {
                return frame(headers, place, record.value(), old);
            }
            return old
                    ? new LogRead.Skipped("before the checkpoint")
                    : new LogRead.Entry(ControlJson.read(type, headers.subject(), place, value(record.value())));
        } catch (IllegalArgumentException | HeaderFault e) {
            return old
                    ? new LogRead.Skipped("before the checkpoint")
                    : undecodable(headers, place, String.valueOf(e.getMessage()));
        }
    }

    /** Chunks that are not complete yet, oldest first: part of a checkpoint. */
    public List<PendingChunk> pending() {
        return assemblies.pending();
    }

    /**
     * Where the record read last was the last of several frames: the chunk's whole body as its sender appended it, whatever the
     * chunk turned out to be. Null for every other record, whose value is all there is.
     */
    public byte @Nullable [] assembledBody() {
        return assembled;
    }

    /**
     * Where to start reading after {@link #resume}: the lowest first frame of the pending chunks, or {@code nextOffset}.
     */
    public long startOffset(long nextOffset) {
        return pending().stream().mapToLong(PendingChunk::firstOffset).reduce(nextOffset, Math::min);
    }

    /** How many incomplete chunks this reader gave up, for their age or for the memory they held. */
    public long droppedChunks() {
        return assemblies.dropped();
    }

    private LogRead frame(HeaderReader headers, LogPlace place, byte @Nullable [] recordValue, boolean old) {
        UUID chunkId = headers.uuid(HeaderNames.ID);
        int frame = headers.count(HeaderNames.FRAME, 0);
        int frames = headers.count(HeaderNames.FRAMES, 1);
        if (frame >= frames) {
            throw new HeaderFault("frame " + frame + " of " + frames);
        }
        Assembly assembly = assemblies.find(chunkId);
        if (old && assembly == null) {
            return new LogRead.Skipped("before the checkpoint");
        }
        byte[] value = value(recordValue);
        if (frames == 1) {
            return entry(headers, place, value);
        }
        if (assembly == null) {
            if (frame > 0) {
                return rest(headers, place, frame == frames - 1);
            }
            assembly = assemblies.begin(new PendingChunk(chunkId, place.offset(), place.appendedAt(), frames));
        }
        return next(headers, place, assembly, frame, frames, value);
    }

    /** A chunk that was appended to its end may have been acknowledged: its loss must be told, once. */
    private static LogRead rest(HeaderReader headers, LogPlace place, boolean last) {
        return last
                ? undecodable(headers, place, "the chunk's first frames were dropped or lie before the log's start")
                : new LogRead.Skipped("frame of a chunk whose beginning is not known");
    }

    private LogRead next(HeaderReader headers, LogPlace place, Assembly assembly, int frame, int frames, byte[] value) {
        if (frame < assembly.nextFrame()) {
            return new LogRead.Skipped("frame read before");
        }
        if (frame > assembly.nextFrame() || frames != assembly.chunk().frames()) {
            // A frame in between was never appended, so its sender was told that the chunk failed.
            assemblies.drop(assembly);
            return new LogRead.Skipped("frame missing before this one");
        }
        if (!assemblies.add(assembly, value)) {
            return rest(headers, place, assembly.isComplete());
        }
        if (!assembly.isComplete()) {
            return new LogRead.Pending();
        }
        assemblies.remove(assembly);
        byte[] body = assembly.body();
        assembled = body;
        return entry(headers, place, body);
    }

    private LogRead entry(HeaderReader headers, LogPlace place, byte[] body) {
        String name = headers.text(HeaderNames.ENCODING);
        Optional<ContentEncoding> encoding = ContentEncoding.parse(name);
        if (encoding.isEmpty()
                || MediaType.parse(headers.text(HeaderNames.CONTENT_TYPE)).isEmpty()) {
            return undecodable(headers, place, "unknown encoding or media type");
        }
        Subject subject = headers.subject();
        ChunkHead head = head(headers);
        return switch (Inflate.inflate(body, encoding.get(), limits.inflatedBytes())) {
            case ChunkDecoding.Decoded(byte[] events) ->
                new LogRead.Entry(new LogEntry.Chunk(subject, place, head, events));
            case ChunkDecoding.Malformed(String reason) -> undecodable(headers, place, reason);
            case ChunkDecoding.TooLarge(long limit) ->
                undecodable(headers, place, "inflates to more than " + limit + " bytes");
            case ChunkDecoding.UnsupportedEncoding(String missing) ->
                undecodable(headers, place, "no decoder for " + missing);
        };
    }

    private static ChunkHead head(HeaderReader headers) {
        return new ChunkHead(
                headers.optional(HeaderNames.WINDOW),
                headers.number(HeaderNames.SEQ, ChunkHead.NO_SEQ),
                headers.number(HeaderNames.SENT_AT, 0),
                headers.time(HeaderNames.TIME),
                Boolean.parseBoolean(headers.optional(HeaderNames.FINALIZE)),
                Dialect.fromWireName(headers.text(HeaderNames.DIALECT))
                        .orElseThrow(() -> new HeaderFault("unknown dialect")));
    }

    private static byte[] value(byte @Nullable [] value) {
        if (value == null) {
            throw new HeaderFault("the record has no value");
        }
        return value;
    }

    private static LogRead undecodable(HeaderReader headers, LogPlace place, String reason) {
        return new LogRead.Undecodable(place, headers.findSubject(), reason);
    }
}
