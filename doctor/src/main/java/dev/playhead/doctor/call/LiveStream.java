package dev.playhead.doctor.call;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A live viewer: collects a recording's events from server-sent events, on a thread of its own. */
public final class LiveStream implements AutoCloseable {
    private final InputStream stream;
    private final List<JsonNode> events = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    private LiveStream(InputStream stream) {
        this.stream = stream;
    }

    /** @throws TroubledException when the stream isn't opened */
    public static LiveStream open(Api api, String recordingId) throws TroubledException {
        var live = new LiveStream(api.stream("/api/v1/replay/" + recordingId + "/live"));
        Thread.ofVirtual().name("live").start(live::read);
        return live;
    }

    /** Returns the events so far, once there are so many, or when the stream ends or patience runs out. */
    public synchronized List<JsonNode> await(int count, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (events.size() < count && ended.getCount() > 0) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        return List.copyOf(events);
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException alreadyBroken) {
            ended.countDown();
        }
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            boolean ofEvents = false;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event:")) {
                    ofEvents = line.substring("event:".length()).strip().equals("events");
                } else if (ofEvents && line.startsWith("data:")) {
                    add(Answer.JSON.readTree(line.substring("data:".length())));
                }
            }
        } catch (IOException closedOrBroken) {
            // What has come by now is all there is; the hop compares it.
            ended.countDown();
        } finally {
            end();
        }
    }

    private synchronized void add(JsonNode message) {
        message.forEach(events::add);
        notifyAll();
    }

    private synchronized void end() {
        ended.countDown();
        notifyAll();
    }
}
