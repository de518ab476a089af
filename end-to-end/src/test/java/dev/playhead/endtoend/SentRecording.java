package dev.playhead.endtoend;

import dev.playhead.endtoend.RealRecordings.Document;
import dev.playhead.endtoend.RealRecordings.RealRecording;
import dev.playhead.endtoend.peers.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A real recording, cut into the requests that a recorder makes of it. None spans two page loads.
 *
 * @param lines its events, and one of our own that comes a minute later: whatever the rules of facts have left open, a click
 *     that may turn out dead or an input that may go on, is decided by it, and not when the recording ends
 */
record SentRecording(RealRecording recording, List<String> lines, List<Page> pages) {
    static final String LAST = "the test's last event";
    private static final int USUAL_EVENTS_PER_REQUEST = 400;
    private static final long LATER_MS = 60_000;

    record Page(String url, List<List<String>> requests) {}

    static SentRecording of(RealRecording recording) {
        return of(recording, USUAL_EVENTS_PER_REQUEST);
    }

    static SentRecording of(RealRecording recording, int eventsPerRequest) {
        List<String> lines = new ArrayList<>(recording.lines());
        long last = Api.parse(lines.getLast()).path("timestamp").asLong();
        lines.add("{\"type\":5,\"data\":{\"tag\":\"playhead:track\",\"payload\":{\"name\":\"" + LAST
                + "\",\"properties\":{}}},\"timestamp\":" + (last + LATER_MS) + "}");
        List<Page> pages = new ArrayList<>();
        List<Document> documents = recording.documents();
        for (int i = 0; i < documents.size(); i++) {
            int from = documents.get(i).firstEvent();
            int to = i + 1 < documents.size() ? documents.get(i + 1).firstEvent() : lines.size();
            List<String> events = lines.subList(from, to);
            pages.add(new Page(url(events), requests(events, eventsPerRequest)));
        }
        return new SentRecording(recording, List.copyOf(lines), pages);
    }

    /** What there is to be counted in it, by the rules alone. */
    IndependentCount count() {
        Set<Integer> firsts =
                recording.documents().stream().map(Document::firstEvent).collect(Collectors.toSet());
        return IndependentCount.of(lines.stream().map(Api::parse).toList(), firsts);
    }

    /** Sends everything and says goodbye. */
    void by(Peer peer) {
        try (peer) {
            for (Page page : pages) {
                if (page != pages.getFirst()) {
                    peer.nextDocument(page.url());
                }
                page.requests().forEach(peer::send);
            }
        }
    }

    List<List<String>> requests() {
        return pages.stream().flatMap(page -> page.requests().stream()).toList();
    }

    String url() {
        return pages.getFirst().url();
    }

    private static String url(List<String> events) {
        return events.stream()
                .map(Api::parse)
                .filter(event -> event.path("type").asInt() == 4)
                .findFirst()
                .orElseThrow()
                .at("/data/href")
                .asText();
    }

    private static List<List<String>> requests(List<String> events, int most) {
        List<List<String>> requests = new ArrayList<>();
        for (int from = 0; from < events.size(); from += most) {
            requests.add(events.subList(from, Math.min(events.size(), from + most)));
        }
        return requests;
    }
}
