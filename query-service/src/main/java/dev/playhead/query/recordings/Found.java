package dev.playhead.query.recordings;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What ClickHouse finds, in a query's order; a recording that changed may stand there several times.
 *
 * @param last whether there are no more behind them
 */
record Found(List<Candidate> candidates, boolean last) {
    Found {
        candidates = List.copyOf(candidates);
    }

    /** How many are different. */
    int recordings() {
        return (int) candidates.stream().map(Candidate::recordingId).distinct().count();
    }

    /** The first of them, up to so many recordings. */
    Found of(int most) {
        Set<UUID> different = new HashSet<>();
        for (int i = 0; i < candidates.size(); i++) {
            if (different.add(candidates.get(i).recordingId()) && different.size() > most) {
                return new Found(candidates.subList(0, i), false);
            }
        }
        return this;
    }

    Found and(Found behind) {
        return new Found(
                Stream.concat(candidates.stream(), behind.candidates.stream()).toList(), behind.last);
    }

    /** The same, with more behind them. */
    Found butNotAll() {
        return new Found(candidates, false);
    }
}
