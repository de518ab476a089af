package dev.playhead.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.playhead.embedded.EmbeddedKafka;
import dev.playhead.embedded.quarkus.KafkaResource;
import dev.playhead.ingest.receive.InFlight;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * Recorders of every dialect, by requests and over sockets, go on sending while Kafka is away: what was acknowledged is
 * there, the rest was told so.
 */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IngestSecrets.class)
class OutageUnderLoadTest {
    private static final int SENDERS_A_DIALECT = 4;
    private static final int SOCKETS = 8;
    private static final long IN_FLIGHT = 64 << 20;
    private static final long POLL_NANOS = 50_000_000;
    private static final Logger LOG = Logger.getLogger(OutageUnderLoadTest.class);
    private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("playhead.outage.seconds", 12));

    EmbeddedKafka kafka;

    @Inject
    InFlight inFlight;

    private final AtomicBoolean enough = new AtomicBoolean();
    private final AtomicInteger acknowledgedSinceBack = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> odd = new ConcurrentLinkedQueue<>();
    private final Map<String, List<String>> acknowledged = new ConcurrentHashMap<>();

    /** Sends the numbered event of its recording. */
    @FunctionalInterface
    private interface Sender {
        HttpResponse<String> send(int number);
    }

    @Test
    void whatWasAcknowledgedIsThereAndEveryOtherWriterWasToldSo() throws InterruptedException {
        World.ready();
        try (LogView log = new LogView()) {
            long before = Memory.used();
            List<Thread> threads = begin();
            List<StreamingSocket> sockets = IntStream.range(0, SOCKETS)
                    .mapToObj(_ -> StreamingSocket.start(enough))
                    .toList();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> acknowledged.values().stream().allMatch(events -> events.size() > 5));
            kafka.kill();
            long most = 0;
            try {
                for (long end = System.nanoTime() + AWAY.toNanos(); System.nanoTime() < end; ) {
                    most = Math.max(most, inFlight.bytes());
                    LockSupport.parkNanos(POLL_NANOS);
                }
                assertThat(Memory.used() - before).as("memory after the outage").isLessThan(3 * IN_FLIGHT);
            } finally {
                kafka.start();
            }
            assertThat(most).as("bytes in flight").isBetween(1L, IN_FLIGHT);
            acknowledgedSinceBack.set(0);
            List<Integer> summaries =
                    sockets.stream().map(StreamingSocket::summaries).toList();
            await().atMost(Duration.ofSeconds(60)).until(() -> acknowledgedSinceBack.get() > 100);
            for (int i = 0; i < SOCKETS; i++) {
                int had = summaries.get(i);
                StreamingSocket socket = sockets.get(i);
                await().atMost(Duration.ofSeconds(60)).until(() -> socket.summaries() > had);
            }
            enough.set(true);
            for (Thread thread : threads) {
                thread.join();
            }

            assertThat(odd).isEmpty();
            acknowledged.forEach((recording, events) -> assertThat(log.stored(recording, events.size()))
                    .as(recording)
                    .containsAll(events));
            // Their patience is longer than the outage: none was given up, and none is stored twice.
            for (StreamingSocket socket : sockets) {
                assertThat(socket.isAcknowledged()).as(socket.toString()).isTrue();
                assertThat(log.stored(socket.recordingId(), socket.sent().size()))
                        .isEqualTo(socket.sent());
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> inFlight.bytes() == 0);
            LOG.infof(
                    "Kafka was away for %s: at most %d bytes in flight; acknowledged %d events of %d requesting recorders"
                            + " and %d of %d sockets",
                    AWAY,
                    most,
                    acknowledged.values().stream().mapToInt(List::size).sum(),
                    acknowledged.size(),
                    sockets.stream().mapToInt(socket -> socket.sent().size()).sum(),
                    SOCKETS);
        }
    }

    private List<Thread> begin() {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < SENDERS_A_DIALECT; i++) {
            Recording recording = Recording.start(World.SHOP);
            threads.add(sending(
                    recording.uid(),
                    204,
                    number -> Http.message(recording.chunk("w", number, "identity", List.of(event(number))))));
            DozorClient dozor = new DozorClient(UUID.randomUUID().toString(), World.SHOP_KEY);
            threads.add(sending(dozor.recordingId(), 204, number -> dozor.send(List.of(event(number)))));
            ReplayaClient replaya = ReplayaClient.open();
            threads.add(sending(replaya.id(), 200, number -> replaya.events(List.of(event(number)), number + 1)));
        }
        return threads;
    }

    /** Re-sends what was not acknowledged, as every recorder does, until enough was sent. */
    private Thread sending(String recording, int success, Sender sender) {
        List<String> events = Collections.synchronizedList(new ArrayList<>());
        acknowledged.put(recording, events);
        return Thread.ofVirtual().start(() -> {
            for (int number = 0; !enough.get(); ) {
                HttpResponse<String> answer = sender.send(number);
                if (answer.statusCode() == success) {
                    events.add(new String(Http.json(event(number)), StandardCharsets.UTF_8));
                    acknowledgedSinceBack.incrementAndGet();
                    number++;
                } else if (answer.statusCode() != 503
                        || answer.headers().firstValue("Retry-After").isEmpty()) {
                    odd.add(answer.statusCode() + " " + answer.body());
                }
            }
        });
    }

    private static Map<String, Object> event(int number) {
        return new TreeMap<>(Map.of("type", 3, "timestamp", 1_700_000_000_000L + number));
    }
}
