package dev.playhead.recording.detect;

import dev.playhead.recording.state.StateReader;
import dev.playhead.recording.state.StateWriter;
import java.util.ArrayList;
import java.util.List;

/** Times of the full snapshots by the client's clock; of too many every second, then every fourth… is kept. */
final class Keyframes {
    private final List<Long> times = new ArrayList<>();
    private long seen;
    private long step = 1;

    void add(long time, int most) {
        if (seen++ % step != 0) {
            return;
        }
        times.add(time);
        if (times.size() > most) {
            for (int i = times.size() - 1; i > 0; i--) {
                if (i % 2 == 1) {
                    times.remove(i);
                }
            }
            step *= 2;
        }
    }

    List<Long> absolute(Times clock) {
        return times.stream().map(clock::absolute).toList();
    }

    void write(StateWriter out) {
        out.unsigned(seen).unsigned(step).unsigned(times.size());
        long previous = 0;
        for (long time : times) {
            out.signed(time - previous);
            previous = time;
        }
    }

    static Keyframes read(StateReader in) {
        Keyframes keyframes = new Keyframes();
        keyframes.seen = in.unsigned();
        keyframes.step = Math.max(1, in.unsigned());
        long previous = 0;
        for (int left = in.count(); left > 0; left--) {
            previous += in.signed();
            keyframes.times.add(previous);
        }
        return keyframes;
    }
}
