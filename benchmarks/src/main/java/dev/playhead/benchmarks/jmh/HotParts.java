package dev.playhead.benchmarks.jmh;

import dev.playhead.recording.accept.Accept;
import dev.playhead.recording.detect.Detect;
import dev.playhead.recording.detect.Thresholds;
import dev.playhead.recording.event.EventReader;
import dev.playhead.storage.segment.OpenSegment;
import dev.playhead.wire.RecordingIds;
import dev.playhead.wire.codec.ContentEncoding;
import dev.playhead.wire.codec.Inflate;
import dev.playhead.wire.record.ChunkRecords;
import dev.playhead.wire.record.Limits;
import dev.playhead.wire.record.LogReader;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** What every chunk or event goes through. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class HotParts {
    private static final UUID CHUNK_ID = new UUID(1, 2);
    private static final long CAP = 64 << 20;

    private Accept accept = new Accept();
    private Detect detect = new Detect(Thresholds.defaults());
    private long seq;

    /** A live recording whose page is there. */
    @Setup(Level.Iteration)
    public void begin(Sample sample) {
        accept = new Accept();
        detect = new Detect(Thresholds.defaults());
        detect.chunk(sample.chunk(0, sample.first.lines()), sample.firstEvents, 0);
        seq = 1;
    }

    /** Ingest: a chunk as a Kafka record with its headers. */
    @Benchmark
    public Object headersWritten(Sample sample) {
        return ChunkRecords.of(sample.toSend(seq++, sample.usual.gzip()), CHUNK_ID);
    }

    /** Indexer and replay: such a record back to a chunk, inflated. */
    @Benchmark
    public void headersReadAndInflated(Sample sample, Blackhole hole) {
        LogReader reader = new LogReader(0, Limits.DEFAULTS);
        Sample.records(sample.toSend(seq++, sample.usual.gzip())).forEach(record -> hole.consume(reader.read(record)));
    }

    /** A chunk of 3 MB in four frames, put together. */
    @Benchmark
    public void framesAssembled(Sample sample, Blackhole hole) {
        LogReader reader = new LogReader(0, Limits.DEFAULTS);
        sample.largeFrames.forEach(record -> hole.consume(reader.read(record)));
    }

    /** Ingest: a body is inflated and its events counted before it is acknowledged. */
    @Benchmark
    public Object bodyChecked(Sample sample) {
        return Inflate.check(sample.usual.gzip(), ContentEncoding.GZIP, CAP);
    }

    @Benchmark
    public Object eventsRead(Sample sample) {
        return EventReader.read(sample.usual.lines());
    }

    @Benchmark
    public Object chunkAccepted(Sample sample) {
        return accept.offer(sample.chunk(seq++, sample.usual.lines()), sample.usualEvents);
    }

    @Benchmark
    public Object chunkDetected(Sample sample) {
        return detect.chunk(sample.chunk(seq++, sample.usual.lines()), sample.usualEvents, 0);
    }

    /** All clicks of a recording, whose facts name what was clicked by a selector. */
    @Benchmark
    public Object clicksDetected(Sample sample) {
        return detect.chunk(sample.chunk(seq++, sample.usual.lines()), sample.clicks, 0);
    }

    /** The page of a full snapshot becomes an index. */
    @Benchmark
    public Object pageIndexed(Sample sample) {
        Detect fresh = new Detect(Thresholds.defaults());
        return fresh.chunk(sample.chunk(0, sample.first.lines()), sample.firstEvents, 0);
    }

    /** A segment of a hundred chunks, closed, which compresses them. */
    @Benchmark
    public Object segmentWritten(Sample sample) {
        OpenSegment segment = new OpenSegment(RecordingIds.mint().value());
        segment.offsets(0, 0, 100);
        for (int offset = 0; offset < 100; offset++) {
            segment.append(0, sample.subject, offset, 0, sample.usualEvents);
        }
        return segment.close();
    }
}
