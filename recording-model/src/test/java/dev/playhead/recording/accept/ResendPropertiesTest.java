package dev.playhead.recording.accept;

import static dev.playhead.recording.Recordings.chunk;
import static dev.playhead.recording.Recordings.click;
import static dev.playhead.recording.Recordings.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.recording.Dialect;
import dev.playhead.recording.Recordings;
import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.log.ChunkHead;
import dev.playhead.recording.log.LogEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/**
 * The ways in which SDKs without seq send again what they got no answer for (protocols.md): each event is stored once, and
 * identical neighbours, which real recordings hold, all stay. Accept is restored from its state before every request.
 */
class ResendPropertiesTest {
    private final List<String> recorded = new ArrayList<>();
    private final List<String> stored = new ArrayList<>();
    private Accept accept = new Accept();
    private long offset;

    /** Dozor, three times with growing pauses; RePlaya; any proxy: the same request again, at once or after others. */
    @Property(tries = 150)
    void wholeRequestsAgain(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int requests) {
        Random random = new Random(seed);
        List<List<String>> sent = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            sent.add(fresh(random));
            post(sent.getLast());
            while (random.nextInt(3) == 0) {
                post(sent.get(random.nextInt(sent.size())));
            }
        }

        assertThat(stored).isEqualTo(recorded);
    }

    /** Dozor after its last retry: what got no answer goes back to the front of the buffer, new events come behind. */
    @Property(tries = 150)
    void requeuedPrefixWithNewEventsBehind(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int requests) {
        Random random = new Random(seed);
        List<String> buffer = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            buffer.addAll(fresh(random));
            for (int retry = random.nextInt(4); retry >= 0; retry--) {
                boolean arrives = random.nextInt(4) > 0;
                if (arrives) {
                    post(buffer);
                }
                if (arrives && random.nextInt(3) > 0) {
                    buffer.clear();
                    break;
                }
            }
        }
        post(buffer);

        assertThat(stored).isEqualTo(recorded);
    }

    /** rrweb Cloud's POST loop: 1..n, then 1..m, until its queue is empty; the next loop begins anew. */
    @Property(tries = 150)
    void cumulativePrefixes(@ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int loops) {
        Random random = new Random(seed);
        for (int i = 0; i < loops; i++) {
            List<String> toSend = new ArrayList<>();
            for (int request = random.nextInt(6); request >= 0; request--) {
                toSend.addAll(fresh(random));
                post(toSend);
            }
        }

        assertThat(stored).isEqualTo(recorded);
    }

    /** One socket may say the same twice, and mean it; another socket or a POST that begins with the same is a re-send. */
    @Property(tries = 150)
    void nothingOnOneSocketIsAResend(@ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int requests) {
        Random random = new Random(seed);
        for (int i = 0; i < requests; i++) {
            String socket = "socket " + i;
            List<String> first = fresh(random);
            send(socket, first);
            if (random.nextBoolean()) {
                recorded.addAll(first);
                send(socket, first);
            }
            send(random.nextBoolean() ? null : "after " + i, first);
        }

        assertThat(stored).isEqualTo(recorded);
    }

    /**
     * A socket is lost and another one sends again what wasn't acknowledged: everything since some flush, and new events
     * behind it. Ingest numbers a socket's chunks.
     */
    @Property(tries = 150)
    void aNewSocketSendsAgainWhatSeveralFlushesStored(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 10) int sockets) {
        Random random = new Random(seed);
        List<List<String>> flushed = new ArrayList<>();
        for (int socket = 0; socket < sockets; socket++) {
            List<String> again = new ArrayList<>();
            int acknowledged = random.nextInt(flushed.size() + 1);
            flushed.subList(acknowledged, flushed.size()).forEach(again::addAll);
            flushed.clear();
            String name = "socket at " + offset;
            long seq = 0;
            if (!again.isEmpty()) {
                again.addAll(fresh(random));
                sendNumbered(name, seq++, again);
                flushed.add(again);
            }
            for (int more = random.nextInt(4); more >= 0; more--) {
                flushed.add(fresh(random));
                sendNumbered(name, seq++, flushed.getLast());
            }
        }

        assertThat(stored).isEqualTo(recorded);
    }

    /** New events: their first is unlike any before, neighbours may be identical. */
    private List<String> fresh(Random random) {
        List<String> events = new ArrayList<>();
        for (int more = random.nextInt(5); more >= 0; more--) {
            String event = click(1_700_000_000_000L + recorded.size(), random.nextInt(3), 1, 1);
            for (int copies = random.nextInt(3); copies >= 0; copies--) {
                events.add(event);
                recorded.add(event);
            }
        }
        return events;
    }

    private void post(List<String> events) {
        send(null, events);
    }

    private void send(@Nullable String socket, List<String> events) {
        take(chunk(offset++, socket, -1, events));
    }

    private void sendNumbered(String socket, long seq, List<String> events) {
        LogEntry.Chunk sent = chunk(offset++, socket, seq, events);
        ChunkHead head = new ChunkHead(socket, seq, 0, sent.head().receivedAt(), false, Dialect.RRWEB_CLOUD);
        take(new LogEntry.Chunk(sent.subject(), sent.place(), head, sent.events()));
    }

    private void take(LogEntry.Chunk request) {
        List<RecordedEvent> read = read(request.events());
        accept = Accept.restore(accept.state());
        if (accept.offer(request, read) instanceof Verdict.Accepted(int firstIndex)) {
            read.subList(firstIndex, read.size())
                    .forEach(event -> stored.add(Recordings.line(event).strip()));
        }
    }
}
