package dev.playhead.replay.tail;

import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Looks for a recording that only the log knows yet. Reads record headers, never bodies. */
@ApplicationScoped
public class LogSearch {
    private static final String WEBSITES = "/websites/";
    private static final String CHUNK = "dev.playhead.recording.chunk.v1";
    private static final String CANCELLED = "dev.playhead.recording.cancelled.v1";
    private static final String ERASED = "dev.playhead.recording.erased.v1";

    private final CatchUp catchUp;

    public LogSearch(CatchUp catchUp) {
        this.catchUp = catchUp;
    }

    /**
     * What a stretch of the log says of a recording.
     *
     * @param websiteId whose it is, by its first record
     * @param erased whether it was cancelled or erased in that stretch
     */
    public record Trace(WebsiteId websiteId, boolean erased) {}

    /** Empty where nothing complete of the recording lies in [{@code from}, {@code to}). */
    public Optional<Trace> find(int partition, RecordingId id, long from, long to) {
        WebsiteId owner = null;
        boolean erased = false;
        LogSlice slice = LogSlice.startingAt(from);
        while (slice.nextOffset() < to) {
            slice = catchUp.read(partition, id, slice.nextOffset(), to);
            for (ConsumerRecord<byte[], byte[]> record : slice.records()) {
                if (owner == null && isComplete(record)) {
                    owner = websiteOf(record);
                }
                erased |= erases(record);
            }
        }
        return owner == null ? Optional.empty() : Optional.of(new Trace(owner, erased));
    }

    /** Whether the recording was cancelled or erased in [{@code from}, {@code to}). */
    public boolean isErased(int partition, RecordingId id, long from, long to) {
        LogSlice slice = LogSlice.startingAt(from);
        while (slice.nextOffset() < to) {
            slice = catchUp.read(partition, id, slice.nextOffset(), to);
            if (slice.records().stream().anyMatch(LogSearch::erases)) {
                return true;
            }
        }
        return false;
    }

    private static boolean erases(ConsumerRecord<byte[], byte[]> record) {
        String type = header(record, "ce_type");
        return CANCELLED.equals(type) || ERASED.equals(type);
    }

    /** A chunk's first frames alone are nothing acknowledged. */
    private static boolean isComplete(ConsumerRecord<byte[], byte[]> record) {
        String frames = header(record, "ce_frames");
        if (frames == null || !CHUNK.equals(header(record, "ce_type"))) {
            return true;
        }
        String frame = header(record, "ce_frame");
        return frame != null
                && frame.matches("[0-9]{1,9}")
                && frames.equals(Integer.toString(Integer.parseInt(frame) + 1));
    }

    private static @Nullable WebsiteId websiteOf(ConsumerRecord<byte[], byte[]> record) {
        String source = header(record, "ce_source");
        return source != null && source.startsWith(WEBSITES)
                ? WebsiteId.parse(source.substring(WEBSITES.length())).orElse(null)
                : null;
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
