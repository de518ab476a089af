package dev.playhead.endtoend.load;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.UUID;

/**
 * A recorder of made-up events, whose order and number can be told from a count: chunk after chunk, one in flight. Used by
 * one thread at a time.
 */
public final class LoadRecorder {
    private final String windowId = UUID.randomUUID().toString();
    private final NativeClient client;
    private volatile int acknowledged;

    /** Starts a recording; tries again until it is accepted. */
    public LoadRecorder(HttpClient http, URI gateway, String websiteId) throws InterruptedException {
        this.client = new NativeClient(http, gateway, websiteId, "load-" + windowId, "https://shop.example/pay");
    }

    /** Sends the next chunk and returns when it is acknowledged. */
    public void next() throws InterruptedException {
        next(false);
    }

    /** The same, as the tab is left: the recording ends soon, unless it goes on. */
    public void leave() throws InterruptedException {
        next(true);
    }

    private void next(boolean finish) throws InterruptedException {
        long events = Marks.events(acknowledged + 1) - Marks.events(acknowledged);
        client.chunk(windowId, acknowledged, Marks.chunk(acknowledged), events, finish);
        acknowledged++;
    }

    public String recordingId() {
        return client.recordingId();
    }

    /** Chunks that the system has promised to keep. */
    public int acknowledged() {
        return acknowledged;
    }

    public List<String> marks() {
        return Marks.of(acknowledged);
    }

    /** The first that it has recorded or will. */
    public static List<String> firstMarks(int count) {
        return Marks.of(count / Marks.EVENTS_A_CHUNK + 1).subList(0, count);
    }

    /** Marks that the system has promised to keep. */
    public int acknowledgedMarks() {
        return acknowledged * Marks.EVENTS_A_CHUNK;
    }

    public long events() {
        return Marks.events(acknowledged);
    }

    public long clicks() {
        return acknowledged;
    }

    /** Answers that asked to try again. */
    public long refusals() {
        return client.refusals();
    }

    /** Requests whose outcome stayed unknown. */
    public long unanswered() {
        return client.unanswered();
    }
}
