package dev.playhead.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.playhead.embedded.EmbeddedKafka;
import dev.playhead.embedded.ServerSettings;
import dev.playhead.embedded.ServiceProcess;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many sockets that say nothing beside some that send, in a process with the heap that we ship: {@code
 * -Dplayhead.sockets.idle=5000} for more. It needs two open files a socket.
 */
class IdleSocketsIT {
    private static final Logger LOG = System.getLogger(IdleSocketsIT.class.getName());
    private static final int IDLE = Integer.getInteger("playhead.sockets.idle", 500);
    private static final int SENDING = 200;
    /** No more handshakes at once, so that none waits for its turn longer than a client would. */
    private static final int OPENING = 50;

    private static final int ROUNDS = 2;
    private static final int EVENTS_A_ROUND = 50;
    private static final int HEAP_MIB = 512;
    private static final long MOST_BYTES_A_SOCKET = 32 * 1024;
    /** Metrics, compiled code's data and caches that fill once. */
    private static final long ONCE_BYTES = 16 << 20;

    @TempDir
    static Path folder;

    private static EmbeddedKafka kafka;
    private static ServiceProcess ingest;

    @BeforeAll
    static void start() {
        kafka = new EmbeddedKafka(folder.resolve("kafka"), 0);
        kafka.start();
        System.setProperty("kafka.bootstrap.servers", kafka.bootstrapServers());
        World.createTopics();
        ingest = new ServiceProcess(
                "ingest",
                Path.of("target/quarkus-app/quarkus-run.jar"),
                ServerSettings.of("ingest", folder.resolve("ingest"), 0).withHeapMiB(HEAP_MIB),
                List.of("-XX:+UseSerialGC"),
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        kafka.bootstrapServers(),
                        "PLAYHEAD_TOKEN_SECRET",
                        IngestSecrets.SECRET));
        ingest.start();
        System.setProperty("quarkus.http.test-port", Integer.toString(ingest.port()));
        World.ready();
    }

    @AfterAll
    static void stop() {
        ingest.stop();
        kafka.stop();
    }

    @Test
    void idleSocketsCostLittleStayOpenAndAreSentElsewhereAtTheEnd() throws IOException {
        inParallel(SENDING, SENDING, number -> send(new CloudClient()));
        MeasuredProcess before = MeasuredProcess.of(ingest);
        List<CloudClient> clients =
                IntStream.range(0, IDLE).mapToObj(_ -> new CloudClient()).toList();
        List<SocketClient> idle = Collections.synchronizedList(new ArrayList<>());
        inParallel(
                IDLE, OPENING, number -> idle.add(clients.get(number).socket().text(CloudClient.event(1))));
        idle.forEach(socket -> socket.frames(1));
        MeasuredProcess opened = MeasuredProcess.of(ingest);

        for (int i = 0; i < 2; i++) {
            inParallel(SENDING, SENDING, number -> send(new CloudClient()));
        }
        MeasuredProcess after = MeasuredProcess.of(ingest);

        LOG.log(
                Level.INFO,
                "{0} idle sockets: {1} bytes of heap each, {2} of the process; heap {3} before, {4} with them, {5} after"
                        + " {6} others",
                text(IDLE),
                text((opened.heap() - before.heap()) / IDLE),
                text((opened.resident() - before.resident()) / IDLE),
                text(before.heap()),
                text(opened.heap()),
                text(after.heap()),
                text(2 * SENDING));
        assertThat(idle).allMatch(SocketClient::isOpen);
        assertThat(opened.heap() - before.heap()).isLessThan(ONCE_BYTES + IDLE * MOST_BYTES_A_SOCKET);
        assertThat(after.heap() - opened.heap()).isLessThan(ONCE_BYTES);

        ProcessHandle process = ProcessHandle.of(ingest.pid()).orElseThrow();
        process.destroy();

        assertThat(idle).allSatisfy(socket -> assertThat(socket.code()).isEqualTo(1012));
        await().atMost(Duration.ofSeconds(60)).until(() -> !process.isAlive());
        assertThat(Files.readString(ingest.logFile())).contains("stopped in").doesNotContain("Timed out waiting");
    }

    private static String text(long number) {
        return Long.toString(number);
    }

    /** A visit: some rounds of events, each acknowledged before the next, then a close. */
    private static void send(CloudClient client) {
        SocketClient socket = client.socket();
        for (int round = 0; round < ROUNDS; round++) {
            int first = round * EVENTS_A_ROUND;
            socket.text(String.join(
                    "\n",
                    IntStream.range(first, first + EVENTS_A_ROUND)
                            .mapToObj(CloudClient::event)
                            .toList()));
            socket.frames(round + 1);
        }
        assertThat(socket.close()).isEqualTo(1000);
        assertThat(socket.frames())
                .hasSize(ROUNDS + 1)
                .allMatch(frame -> frame.contains("\"type\":\"upstream-result\"") && frame.contains("\"ok\":true"));
        assertThat(socket.frames().getLast()).contains("\"final\":true");
    }

    private static void inParallel(int count, int atOnce, IntConsumer one) {
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
            for (int i = 0; i < count; i++) {
                int number = i;
                all.add(threads.submit(() -> one.accept(number)));
            }
        }
        for (Future<?> done : all) {
            try {
                done.get();
            } catch (InterruptedException | ExecutionException e) {
                throw new AssertionError(e);
            }
        }
    }
}
