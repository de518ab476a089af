package dev.playhead.recording.accept;

import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.state.ContentHash;
import dev.playhead.recording.state.StateReader;
import dev.playhead.recording.state.StateWriter;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last {@value #KEPT} requests of a dialect whose SDKs send events again without saying so. Events aren't compared one by
 * one, because real recordings hold identical ones; a request's leading run is a re-send where it repeats, in order, one
 * whole earlier request, or that and whole requests that came after it: a socket that is opened anew sends what several
 * flushes of the lost one had stored.
 */
final class Requests {
    static final int KEPT = 256;

    /** @param socket hash of the socket it came over, 0 for none: nothing on one socket is a re-send of the same socket */
    private record Request(int events, long hash, int socket) {}

    private final ArrayDeque<Request> kept = new ArrayDeque<>();
    private long accepted;

    /** How many events of requests were new, over the recording's whole life. */
    long events() {
        return accepted;
    }

    /** How many leading events repeat such requests; the request is kept unless it brings nothing new. */
    int offer(@Nullable String windowId, List<RecordedEvent> events) {
        if (events.isEmpty()) {
            return 0;
        }
        int socket = socketOf(windowId);
        long[] hashes = new long[events.size()];
        for (int i = 0; i < hashes.length; i++) {
            RecordedEvent event = events.get(i);
            hashes[i] = ContentHash.of(event.bytes(), event.start(), event.end());
        }
        int repeated = repeated(hashes, socket);
        if (repeated < hashes.length) {
            kept.addLast(new Request(hashes.length, runs(hashes, 0)[hashes.length], socket));
            if (kept.size() > KEPT) {
                kept.removeFirst();
            }
        }
        accepted += hashes.length - repeated;
        return repeated;
    }

    /** The longest match first, then the longest among those after it, each request once. */
    private int repeated(long[] hashes, int socket) {
        List<Request> earlier = kept.stream()
                .filter(request -> socket == 0 || request.socket != socket)
                .toList();
        int repeated = 0;
        int next = 0;
        boolean found = true;
        while (found && repeated < hashes.length) {
            long[] runs = runs(hashes, repeated);
            int longest = 0;
            for (int i = next; i < earlier.size(); i++) {
                Request request = earlier.get(i);
                if (request.events > longest && request.events < runs.length && runs[request.events] == request.hash) {
                    longest = request.events;
                    next = i + 1;
                }
            }
            found = longest > 0;
            repeated += longest;
        }
        return repeated;
    }

    /** Hashes of the runs of 0, 1, 2… events from there on. */
    private static long[] runs(long[] hashes, int from) {
        long[] runs = new long[hashes.length - from + 1];
        for (int i = from; i < hashes.length; i++) {
            runs[i - from + 1] = ContentHash.append(runs[i - from], hashes[i]);
        }
        return runs;
    }

    void write(StateWriter out) {
        out.unsigned(kept.size());
        for (Request request : kept) {
            out.unsigned(request.events).fixed(request.hash).unsigned(request.socket);
        }
        out.unsigned(accepted);
    }

    /** @param counts whether the state says how many events were new: its first version doesn't */
    static Requests read(StateReader in, boolean counts) {
        Requests requests = new Requests();
        for (int left = in.count(); left > 0; left--) {
            requests.kept.addLast(new Request(in.unsignedInt(), in.fixed(), in.unsignedInt()));
        }
        requests.accepted = counts ? in.unsigned() : 0;
        return requests;
    }

    private static int socketOf(@Nullable String windowId) {
        if (windowId == null) {
            return 0;
        }
        // 21 bits fit three bytes of state; two sockets of one recording that share them merely aren't compared.
        return (int) (ContentHash.of(windowId) & 0x1FFFFF) | 1;
    }
}
