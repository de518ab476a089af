package dev.playhead.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.playhead.embedded.quarkus.KafkaResource;
import dev.playhead.ingest.receive.InFlight;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests and sockets that went wrong on the way, the same ones in every run. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IngestSecrets.class)
class CloudFuzzTest {
    private static final int ROUNDS = Integer.getInteger("playhead.fuzz.rounds", 500);
    private static final int AT_ONCE = 25;
    private static final long FLAT_BYTES = 24L << 20;

    @Inject
    InFlight inFlight;

    @BeforeEach
    void worldIsReady() {
        World.ready();
    }

    @Test
    void mutatedPostsAreAnsweredAndLeaveNothingBehind() throws Exception {
        CloudMutations mutations = new CloudMutations(20_261_122);

        run(mutations::post, 200);
    }

    @Test
    void mutatedSocketsEndAndLeaveNothingBehind() throws Exception {
        CloudMutations mutations = new CloudMutations(19_700_101);

        run(mutations::socket, 101);
    }

    private void run(Supplier<byte[]> mutations, int lowestStatus) throws Exception {
        long before = 0;
        try (ExecutorService peers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < ROUNDS; round += AT_ONCE) {
                if (round >= ROUNDS / 4 && before == 0) {
                    before = Memory.used();
                }
                List<Future<Integer>> wave = new ArrayList<>();
                for (int peer = 0; peer < AT_ONCE; peer++) {
                    byte[] request = mutations.get();
                    wave.add(peers.submit(() -> RawPeer.status(request)));
                }
                for (Future<Integer> status : wave) {
                    assertThat(status.get()).as("in the wave from %d", round).isBetween(lowestStatus, 499);
                }
            }
        }
        assertFlat(before);
    }

    private void assertFlat(long before) {
        await().atMost(Duration.ofSeconds(30)).until(() -> inFlight.bytes() == 0);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Memory.used() - before).isLessThan(FLAT_BYTES));
        assertThat(new CloudClient().post(CloudClient.event(1)).statusCode()).isEqualTo(204);
    }
}
