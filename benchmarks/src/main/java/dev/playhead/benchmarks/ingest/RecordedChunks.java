package dev.playhead.benchmarks.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStream;
import dev.playhead.recording.event.EventReader;
import dev.playhead.recording.event.EventsRead;
import dev.playhead.recording.event.RecordedEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Real recordings, cut as our recorder cuts them with its default settings, each chunk in gzip. */
public final class RecordedChunks {
    private static final long INTERVAL_MS = 2_000;
    private static final int MOST_EVENTS = 500;
    private static final int MOST_BYTES = 256 * 1024;
    private static final int LARGEST_BEGINNING = 400_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<Path, List<List<Chunk>>> KNOWN = new HashMap<>();

    private final List<Chunk> chunks = new ArrayList<>();
    private final ByteArrayOutputStream open = new ByteArrayOutputStream();
    private int openEvents;
    private long openSince;

    private RecordedChunks() {}

    /**
     * What a recorder uploads at once.
     *
     * @param lines JSON lines
     * @param gzip the same, compressed
     */
    public record Chunk(byte[] lines, byte[] gzip, int events) {}

    /** All recordings of a folder, {@code *.ndjson.zst}, one after another; the gzip bodies alone. */
    public static List<byte[]> of(Path folder) throws IOException {
        return byRecording(folder).stream()
                .flatMap(List::stream)
                .map(Chunk::gzip)
                .toList();
    }

    /** The chunks of each recording of a folder, {@code *.ndjson.zst}, by the file's name; read once a process. */
    public static synchronized List<List<Chunk>> byRecording(Path folder) throws IOException {
        List<List<Chunk>> known = KNOWN.get(folder);
        if (known == null) {
            known = List.copyOf(read(folder));
            KNOWN.put(folder, known);
        }
        return known;
    }

    private static List<List<Chunk>> read(Path folder) throws IOException {
        List<List<Chunk>> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".ndjson.zst"))
                    .sorted()
                    .toList()) {
                try (InputStream packed = Files.newInputStream(file);
                        ZstdInputStream plain = new ZstdInputStream(packed)) {
                    RecordedChunks cut = new RecordedChunks();
                    String text = new String(plain.readAllBytes(), StandardCharsets.UTF_8);
                    for (String line : text.lines().toList()) {
                        cut.add(line);
                    }
                    cut.end();
                    all.add(cut.chunks);
                }
            }
        }
        return all;
    }

    /** The beginning of each recording of a folder up to its first snapshot, as one chunk; large ones are left out: thousands shall be live. */
    public static List<Chunk> beginnings(Path folder) throws IOException {
        return byRecording(folder).stream()
                .map(RecordedChunks::untilSnapshot)
                .filter(chunk -> chunk.lines().length <= LARGEST_BEGINNING)
                .toList();
    }

    private static Chunk untilSnapshot(List<Chunk> recording) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        int events = 0;
        for (Chunk chunk : recording) {
            lines.writeBytes(chunk.lines());
            events += chunk.events();
            if (holdsSnapshot(chunk)) {
                break;
            }
        }
        return new Chunk(lines.toByteArray(), gzip(lines.toByteArray()), events);
    }

    private static boolean holdsSnapshot(Chunk chunk) {
        return EventReader.read(chunk.lines()) instanceof EventsRead.Events(var events)
                && events.stream().anyMatch(RecordedEvent::isKeyframe);
    }

    private static byte[] gzip(byte[] lines) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private void add(String line) throws IOException {
        JsonNode timestamp = JSON.readTree(line).path("timestamp");
        byte[] event = line.getBytes(StandardCharsets.UTF_8);
        boolean full = openEvents == MOST_EVENTS
                || open.size() + event.length > MOST_BYTES
                || timestamp.asLong() - openSince > INTERVAL_MS;
        if (openEvents > 0 && full) {
            end();
        }
        if (openEvents == 0) {
            openSince = timestamp.asLong();
        }
        open.writeBytes(event);
        open.write('\n');
        openEvents++;
    }

    private void end() {
        byte[] lines = open.toByteArray();
        chunks.add(new Chunk(lines, gzip(lines), openEvents));
        open.reset();
        openEvents = 0;
    }
}
