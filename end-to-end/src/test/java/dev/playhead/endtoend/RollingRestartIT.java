package dev.playhead.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.playhead.endtoend.load.LiveViewer;
import dev.playhead.endtoend.load.Load;
import dev.playhead.standalone.RunningPlayhead;
import dev.playhead.standalone.ServiceHandle;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Every service in turn under load: as a new release goes out (SIGTERM), and as machines die (kill -9). */
class RollingRestartIT {
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(30);
    private static final Duration BACK_WITHIN = Duration.ofSeconds(60);
    private static final List<String> SERVICES = List.of("ingest", "indexer", "replay", "query");
    private static final int ENDED_BY_SIGTERM = 143;
    private static final int RECORDINGS = 12;
    private static final int WATCHED = 4;
    private static final int CHUNKS_BETWEEN = 2 * RECORDINGS;

    private final RunningPlayhead playhead = Installation.running();

    @Test
    void aRollingRestartLosesAndDoublesNothing() throws InterruptedException {
        underLoad(2, service -> {
            service.restart(ENDS_WITHIN);
            assertThat(service.lastExit())
                    .as(service.name() + " ended in order")
                    .hasValue(ENDED_BY_SIGTERM);
        });
    }

    @Test
    void killedServicesLoseAndDoubleNothing() throws InterruptedException {
        underLoad(1, ServiceHandle::kill);
    }

    private Usage underLoad(int rounds, Consumer<ServiceHandle> end) throws InterruptedException {
        try (Load load = Load.start(playhead, RECORDINGS, WATCHED, Duration.ofMillis(100))) {
            for (int round = 0; round < rounds; round++) {
                for (String name : SERVICES) {
                    goOn(load);
                    ServiceHandle service = playhead.service(name);
                    end.accept(service);
                    service.awaitReady(BACK_WITHIN);
                }
            }
            goOn(load);

            Usage usage = new EverythingArrived(playhead, load).verify();
            assertThat(load.viewers())
                    .extracting(LiveViewer::connections)
                    .as("each restart of replay ended each stream")
                    .allMatch(connections -> connections > rounds);
            return usage;
        }
    }

    /** Some chunks of every recording come between two restarts, so that each finds something in flight. */
    private static void goOn(Load load) {
        long before = load.acknowledged();
        await().atMost(BACK_WITHIN).until(() -> load.acknowledged() >= before + CHUNKS_BETWEEN);
    }
}
