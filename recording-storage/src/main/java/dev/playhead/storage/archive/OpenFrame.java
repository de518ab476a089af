package dev.playhead.storage.archive;

import dev.playhead.recording.Position;
import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.storage.segment.Keyframe;
import dev.playhead.storage.segment.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lines that wait to become frames. What is cut off is at the front; the rest moves up. */
final class OpenFrame {
    private static final int META = 4;

    private byte[] bytes = new byte[64 << 10];
    private int length;
    private final List<Line> lines = new ArrayList<>();

    /** @param start where it begins in {@link #bytes} */
    private record Line(int start, Position position, long timestamp, int type) {}

    int length() {
        return length;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** @param line from {@code start} to {@code end} of {@code source}, its line feed included */
    void add(byte[] source, int start, int end, Position position, RecordedEvent event) {
        int size = end - start;
        if (size > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.addExact(length, Math.max(size, length)));
        }
        System.arraycopy(source, start, bytes, length, size);
        lines.add(new Line(length, position, event.timestamp(), event.type()));
        length += size;
    }

    /**
     * How many lines the next frame takes: those before the full snapshot nearest to {@code wanted} bytes, or as many as fit where none
     * is within half of that; at least one.
     */
    int cut(int wanted) {
        int fits = 1;
        int best = 0;
        for (int i = 1; i < lines.size(); i++) {
            int start = lines.get(i).start();
            if (start <= wanted) {
                fits = i;
            }
            if (startsPicture(i) && start >= wanted / 2 && start <= wanted + wanted / 2) {
                boolean nearer = best == 0 || distance(i, wanted) < distance(best, wanted);
                best = nearer ? i : best;
            }
        }
        return best > 0 ? best : fits;
    }

    int all() {
        return lines.size();
    }

    private int distance(int line, int wanted) {
        return Math.abs(lines.get(line).start() - wanted);
    }

    /** A player that starts here has page and size: the size is in the Meta event before the snapshot. */
    private boolean startsPicture(int line) {
        boolean snapshot = isSnapshot(line);
        boolean metaOfOne = lines.get(line).type() == META && line + 1 < lines.size() && isSnapshot(line + 1);
        boolean alone = snapshot && lines.get(line - 1).type() != META;
        return metaOfOne || alone;
    }

    private boolean isSnapshot(int line) {
        return lines.get(line).type() == 2;
    }

    /** Takes the bytes of the first lines, and says what they are. */
    interface Compressor {
        /** Answers the frame's length. */
        int compress(byte[] bytes, int length);
    }

    ArchiveFrame take(int count, long byteOffset, Compressor compressor) {
        int end = count == lines.size() ? length : lines.get(count).start();
        List<Line> taken = lines.subList(0, count);
        long[] times = times(taken);
        ArchiveFrame frame = new ArchiveFrame(
                byteOffset,
                compressor.compress(bytes, end),
                end,
                count,
                times[0],
                times[1],
                runs(taken),
                keyframes(taken));
        List<Line> rest = lines.subList(count, lines.size()).stream()
                .map(line -> new Line(line.start() - end, line.position(), line.timestamp(), line.type()))
                .toList();
        System.arraycopy(bytes, end, bytes, 0, length - end);
        length -= end;
        lines.clear();
        lines.addAll(rest);
        return frame;
    }

    /** An event without a time must not pull the frame's first time to 1970. */
    private static long[] times(List<Line> lines) {
        long[] timed = lines.stream()
                .mapToLong(Line::timestamp)
                .filter(time -> time != 0)
                .toArray();
        return new long[] {
            Arrays.stream(timed).min().orElse(0), Arrays.stream(timed).max().orElse(0)
        };
    }

    private static List<Keyframe> keyframes(List<Line> lines) {
        return lines.stream()
                .filter(line -> line.type() == 2)
                .map(line -> new Keyframe(line.position(), line.timestamp()))
                .toList();
    }

    private static List<Run> runs(List<Line> lines) {
        List<Run> runs = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= lines.size(); i++) {
            Position first = lines.get(from).position();
            if (i == lines.size() || lines.get(i).position().offset() != first.offset()) {
                runs.add(new Run(first.offset(), first.index(), i - from));
                from = i;
            }
        }
        return runs;
    }
}
