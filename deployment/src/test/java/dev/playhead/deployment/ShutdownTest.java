package dev.playhead.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Nobody is killed while draining: the orchestrator's patience is longer than the service's. */
class ShutdownTest {
    static final List<String> OVERLAYS = Kustomization.OVERLAYS;
    private static final int MARGIN_SECONDS = 10;

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void kubernetesWaitsLongerThanServicesDrain(String overlay) {
        int drain = seconds(Kustomization.at(overlay).generated("playhead-log").get("QUARKUS_SHUTDOWN_TIMEOUT"));

        assertThat(HardeningTest.OURS).filteredOn(m -> m.isKind("Deployment")).allSatisfy(deployment -> {
            Map<String, Object> container = deployment.containers().getFirst();
            int before = (Integer) YamlFiles.at(container, "lifecycle", "preStop", "sleep", "seconds");
            int patience = (Integer) deployment.podSpec().get("terminationGracePeriodSeconds");
            assertThat(patience).as(deployment.toString()).isGreaterThanOrEqualTo(before + drain + MARGIN_SECONDS);
        });
    }

    @Test
    void composeWaitsLongerThanServicesDrain() {
        Compose.read().services().forEach((name, service) -> {
            Object drain = YamlFiles.at(service, "environment", "QUARKUS_SHUTDOWN_TIMEOUT");
            if (drain != null) {
                assertThat(seconds(service.get("stop_grace_period")))
                        .as(name)
                        .isGreaterThanOrEqualTo(seconds(drain) + MARGIN_SECONDS);
            }
        });
    }

    private static int seconds(Object duration) {
        String text = String.valueOf(duration);
        assertThat(text).matches("\\d+s");
        return Integer.parseInt(text.substring(0, text.length() - 1));
    }
}
