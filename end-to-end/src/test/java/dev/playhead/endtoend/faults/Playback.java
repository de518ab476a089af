package dev.playhead.endtoend.faults;

import dev.playhead.endtoend.load.NativeClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * A real recording being recorded again: cut into chunks at random, sent one after another. Used by one thread; what was
 * acknowledged may be read by others.
 */
final class Playback {
    private static final int CHUNKS = 40;
    private static final int LARGEST_CHUNK = 1_000_000;
    /** One chunk in so many is sent again although it was acknowledged, as if the answer had been lost. */
    private static final int RESENT_ONE_IN = 20;

    private static final int FINALIZED_ONE_IN = 4;

    private final Recording recording;
    private final NativeClient client;
    private final Random random;
    private final boolean endsByStop;
    private final Map<String, Integer> lastSeq = new HashMap<>();
    private String windowId = "";
    private int page = -1;
    private int line;
    private volatile int acknowledged;
    private volatile int chunks;
    private volatile boolean finished;

    Playback(Recording recording, NativeClient client, Random random) {
        this(recording, client, random, random.nextInt(FINALIZED_ONE_IN) != 0);
    }

    /** @param endsByStop or by leaving the tab, whose lease is short then */
    Playback(Recording recording, NativeClient client, Random random, boolean endsByStop) {
        this.recording = recording;
        this.client = client;
        this.random = random;
        this.endsByStop = endsByStop;
        turnPage();
    }

    /** Sends what comes next and returns when it is acknowledged. */
    void next() throws InterruptedException {
        List<String> lines = recording.pages().get(page);
        int end = cut(lines);
        boolean last = end == lines.size() && page == recording.pages().size() - 1;
        int seq = lastSeq.getOrDefault(windowId, -1) + 1;
        String body = String.join("\n", lines.subList(line, end)) + "\n";
        boolean finish = last && !endsByStop;
        client.chunk(windowId, seq, body, end - line, finish);
        acknowledged += end - line;
        chunks++;
        lastSeq.put(windowId, seq);
        if (random.nextInt(RESENT_ONE_IN) == 0) {
            client.chunk(windowId, seq, body, end - line, finish);
        }
        line = end;
        if (last) {
            if (endsByStop) {
                client.stop(lastSeq);
            }
            finished = true;
        } else if (end == lines.size()) {
            turnPage();
        }
    }

    void heartbeat() throws InterruptedException {
        client.heartbeat();
    }

    Recording recording() {
        return recording;
    }

    String recordingId() {
        return client.recordingId();
    }

    /** Events that the system has promised to keep: that many of the recording's first. */
    int acknowledged() {
        return acknowledged;
    }

    /** Chunks that were acknowledged, each counted once. */
    int chunks() {
        return chunks;
    }

    boolean finished() {
        return finished;
    }

    /** Requests that were refused or not answered, and therefore sent again. */
    long retries() {
        return client.refusals() + client.unanswered();
    }

    private void turnPage() {
        page++;
        line = 0;
        windowId = UUID.randomUUID().toString();
    }

    private int cut(List<String> lines) {
        int wanted = 1 + random.nextInt(Math.max(1, 2 * recording.events() / CHUNKS));
        List<String> taken = new ArrayList<>();
        long characters = 0;
        for (int at = line; at < lines.size() && taken.size() < wanted; at++) {
            characters += lines.get(at).length();
            if (!taken.isEmpty() && characters > LARGEST_CHUNK) {
                break;
            }
            taken.add(lines.get(at));
        }
        return line + taken.size();
    }
}
