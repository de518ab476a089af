package dev.playhead.recording.accept;

import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.state.StateReader;
import dev.playhead.recording.state.StateWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which chunks of which windows have come, in bounded state. Two rules decide what is given up when a recording goes
 * beyond it, both from the log alone:
 * <ul>
 *   <li>of more than {@value #MAX_WINDOWS} windows the one unheard of for longest is forgotten: a re-send of its chunks
 *       would be taken for new, which a recorder that keeps one chunk in flight doesn't do that many page loads later;
 *   <li>of more than {@value #MAX_RANGES} ranges in all, the lowest hole of the window with most of them is closed: its
 *       chunks would be taken for duplicates.
 * </ul>
 */
final class Windows {
    static final int MAX_WINDOWS = 128;
    static final int MAX_RANGES = 192;

    /** In the order in which they were last heard of. */
    private final LinkedHashMap<String, SeqRanges> ranges = new LinkedHashMap<>();

    /** The last seq that passes, by window, once the recording is stopped; null before. */
    private @Nullable TreeMap<String, Long> lastSeqs;

    private int rangeCount;

    /** Whether a stop, if there was one, lets this chunk through. */
    boolean passes(@Nullable String windowId, long seq) {
        if (lastSeqs == null) {
            return true;
        }
        Long lastSeq = lastSeqs.get(WindowKey.of(windowId));
        return lastSeq != null && seq <= lastSeq;
    }

    /** False where this chunk has come already. */
    boolean add(@Nullable String windowId, long seq) {
        String key = WindowKey.of(windowId);
        SeqRanges window = ranges.remove(key);
        if (window == null) {
            window = new SeqRanges();
            forgetOneIfFull();
        }
        ranges.put(key, window);
        rangeCount -= window.count();
        boolean isNew = window.add(seq);
        rangeCount += window.count();
        closeHoleIfTooMany();
        return isNew;
    }

    /** From here on only chunks up to these seqs pass. */
    void stop(Map<String, Long> lastSeqByWindow) {
        TreeMap<String, Long> named = new TreeMap<>();
        lastSeqByWindow.forEach((windowId, seq) -> {
            if (!windowId.equals(LogEntry.Stopped.EVENTS)) {
                named.merge(WindowKey.of(windowId), seq, Math::max);
            }
        });
        // Windows that were heard of come first: of the others nothing but their first chunk can be on its way.
        TreeMap<String, Long> passing = new TreeMap<>(named);
        passing.keySet().retainAll(ranges.keySet());
        for (Map.Entry<String, Long> unheard : named.entrySet()) {
            if (passing.size() >= MAX_WINDOWS) {
                break;
            }
            passing.put(unheard.getKey(), unheard.getValue());
        }
        ranges.keySet().retainAll(passing.keySet());
        rangeCount = ranges.values().stream().mapToInt(SeqRanges::count).sum();
        lastSeqs = passing;
    }

    List<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>();
        TreeMap<String, Long> expected = lastSeqs == null ? new TreeMap<>() : new TreeMap<>(lastSeqs);
        ranges.forEach((key, window) -> {
            Long lastSeq = expected.remove(key);
            gaps.addAll(window.gaps(key, lastSeq == null ? -1 : lastSeq));
        });
        expected.forEach((key, lastSeq) -> gaps.addAll(new SeqRanges().gaps(key, lastSeq)));
        return gaps;
    }

    void write(StateWriter out) {
        out.unsigned(ranges.size());
        ranges.forEach((key, window) -> {
            WindowKey.write(out, key);
            window.write(out);
        });
        out.flag(lastSeqs != null);
        if (lastSeqs != null) {
            out.unsigned(lastSeqs.size());
            lastSeqs.forEach((key, seq) -> {
                WindowKey.write(out, key);
                out.signed(seq);
            });
        }
    }

    static Windows read(StateReader in) {
        Windows windows = new Windows();
        for (int left = in.count(); left > 0; left--) {
            windows.ranges.put(WindowKey.read(in), SeqRanges.read(in));
        }
        windows.rangeCount =
                windows.ranges.values().stream().mapToInt(SeqRanges::count).sum();
        if (in.flag()) {
            TreeMap<String, Long> lastSeqs = new TreeMap<>();
            for (int left = in.count(); left > 0; left--) {
                lastSeqs.put(WindowKey.read(in), in.signed());
            }
            windows.lastSeqs = lastSeqs;
        }
        return windows;
    }

    private void forgetOneIfFull() {
        if (ranges.size() >= MAX_WINDOWS) {
            rangeCount -= ranges.pollFirstEntry().getValue().count();
        }
    }

    private void closeHoleIfTooMany() {
        if (rangeCount <= MAX_RANGES) {
            return;
        }
        SeqRanges most = null;
        for (SeqRanges window : ranges.values()) {
            if (most == null || window.count() > most.count()) {
                most = window;
            }
        }
        // With more ranges than windows, some window has two.
        if (most != null && most.count() > 1) {
            most.closeLowestHole();
            rangeCount--;
        }
    }
}
