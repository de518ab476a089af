package dev.playhead.recording.accept;

import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.state.ContentHash;
import dev.playhead.recording.state.StateReader;
import dev.playhead.recording.state.StateWriter;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last {@value #KEPT} requests of a dialect without seq. Events aren't compared one by one, because real recordings
 * hold identical ones; a request's leading run is a re-send where it repeats, in order, one whole earlier request.
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

    /** How many leading events repeat the longest such request; the request is kept unless it brings nothing new. */
    int offer(@Nullable String windowId, List<RecordedEvent> events) {
        if (events.isEmpty()) {
            return 0;
        }
        int socket = socketOf(windowId);
        long[] runs = new long[events.size() + 1];
        for (int i = 0; i < events.size(); i++) {
            RecordedEvent event = events.get(i);
            runs[i + 1] = ContentHash.append(runs[i], ContentHash.of(event.bytes(), event.start(), event.end()));
        }
        int repeated = 0;
        for (Request earlier : kept) {
            boolean sameSocket = socket != 0 && socket == earlier.socket;
            if (!sameSocket
                    && earlier.events > repeated
                    && earlier.events <= events.size()
                    && runs[earlier.events] == earlier.hash) {
                repeated = earlier.events;
            }
        }
        if (repeated < events.size()) {
            kept.addLast(new Request(events.size(), runs[events.size()], socket));
            if (kept.size() > KEPT) {
                kept.removeFirst();
            }
        }
        accepted += events.size() - repeated;
        return repeated;
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
