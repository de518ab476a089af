package dev.playhead.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.playhead.standalone.RunningPlayhead;
import dev.playhead.standalone.ServiceHandle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The machine's worst moment: every service and every server dies at once. */
class EverythingKilledIT {

    private static final Duration BACK_WITHIN = Duration.ofSeconds(120);
    private static final List<String> SERVERS = List.of("kafka", "postgresql", "s3", "clickhouse");

    private final RunningPlayhead playhead = Installation.running();
    private final Api api = new Api(playhead);

    @Test
    void whatWasAcknowledgedIsThereWhenTheyAreBack() {
        NativeRecorder recorder = new NativeRecorder(api, playhead.websiteId());
        assertThat(recorder.send(NativeRecorder.marks("m", 0, 50)).statusCode()).isEqualTo(204);
        await().atMost(BACK_WITHIN)
                .until(() -> !api.state(recorder.recordingUid()).isEmpty());
        assertThat(recorder.send(NativeRecorder.marks("m", 50, 90)).statusCode())
                .isEqualTo(204);

        List<ServiceHandle> all = new ArrayList<>(playhead.services());
        SERVERS.forEach(server -> all.add(playhead.server(server)));
        all.forEach(ServiceHandle::kill);
        all.forEach(one -> one.awaitReady(BACK_WITHIN));

        await().atMost(BACK_WITHIN)
                .ignoreExceptions()
                .until(() -> recorder.send(NativeRecorder.marks("m", 90, 100)).statusCode() == 204);
        await().atMost(BACK_WITHIN)
                .untilAsserted(() -> assertThat(api.json("/api/v1/recordings/" + recorder.recordingUid())
                                .get("eventCount")
                                .asLong())
                        .isEqualTo(100));
        assertThat(api.replay(recorder.recordingUid()).stream()
                        .map(event -> event.at("/data/payload/mark").asText()))
                .containsExactlyElementsOf(java.util.stream.IntStream.range(0, 100)
                        .mapToObj(i -> "m-" + i)
                        .toList());
    }
}
