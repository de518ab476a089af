package dev.playhead.recording.detect;

import dev.playhead.recording.state.StateReader;
import dev.playhead.recording.state.StateWriter;

/** How much came, and how many facts of each kind were written. */
final class Tally {
    private static final int KINDS = 8;
    private final long[] facts = new long[KINDS];
    private long events;
    private long chunks;
    private long rawBytes;

    void chunk() {
        chunks++;
    }

    void event(int bytes) {
        events++;
        rawBytes += bytes;
    }

    void fact(FactDetail detail) {
        switch (detail) {
            case FactDetail.PageView _ -> facts[0]++;
            case FactDetail.Click _ -> facts[1]++;
            case FactDetail.RageClick _ -> facts[2]++;
            case FactDetail.DeadClick _ -> facts[3]++;
            case FactDetail.Failure _ -> facts[4]++;
            case FactDetail.Console console -> facts[5] += console.isError() ? 1 : 0;
            case FactDetail.NetworkError _ -> facts[6]++;
            case FactDetail.Input _ -> facts[7]++;
            case FactDetail.Track _,
                    FactDetail.QuickBack _,
                    FactDetail.WebVital _,
                    FactDetail.Identify _,
                    FactDetail.Custom _,
                    FactDetail.Scroll _ -> {}
        }
    }

    Rollup.Volume volume() {
        return new Rollup.Volume(events, chunks, rawBytes);
    }

    Rollup.Counts counts() {
        return new Rollup.Counts(facts[0], facts[1], facts[2], facts[3], facts[4], facts[5], facts[6], facts[7]);
    }

    void write(StateWriter out) {
        out.unsigned(events).unsigned(chunks).unsigned(rawBytes);
        for (long count : facts) {
            out.unsigned(count);
        }
    }

    static Tally read(StateReader in) {
        Tally tally = new Tally();
        tally.events = in.unsigned();
        tally.chunks = in.unsigned();
        tally.rawBytes = in.unsigned();
        for (int i = 0; i < KINDS; i++) {
            tally.facts[i] = in.unsigned();
        }
        return tally;
    }
}
