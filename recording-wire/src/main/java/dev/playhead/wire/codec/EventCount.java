package dev.playhead.wire.codec;

/**
 * Counts the events of a body as its plain bytes stream by, keeping none of them: NDJSON, a JSON array, one object,
 * concatenated objects, {@code {"events":[…]}}, each of them in any pieces.
 *
 * <p>The count is the number of events that the indexer reads, for every body that it can read, with one exception: an
 * object that has its own {@code type} twice, or spells it with escapes, beside {@code events}. For a text that is no JSON
 * the count is some number. A line of NDJSON that shows from its first bytes what it is costs no more than looking for its
 * end ({@link EventLines}); everything else is read bracket by bracket ({@link EventScan}). Not thread-safe.
 */
final class EventCount implements EventScan.Items {
    private final EventScan scan = new EventScan(this);
    private long events;

    /** Reads the next piece. */
    void take(byte[] piece, int from, int count) {
        int to = from + count;
        int at = from;
        while (at < to) {
            if (scan.isAtLineStart()) {
                int lines = at;
                for (int end = EventLines.endOfLine(piece, at, to); end >= 0; ) {
                    events++;
                    at = end;
                    end = EventLines.endOfLine(piece, at, to);
                }
                scan.passed(at - lines);
            }
            if (at < to) {
                at = scan.read(piece, at, to);
            }
        }
    }

    /** Events that have ended so far. */
    long events() {
        return events;
    }

    @Override
    public void begins(int at) {
        // counted when it ends
    }

    @Override
    public void ends(int end, EnvelopeSight envelope) {
        events += envelope.isEnvelope() ? envelope.items() : 1;
    }
}
