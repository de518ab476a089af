package dev.playhead.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class HardeningTest {
    static final List<Manifest> OURS = Kustomization.at("k8s/base").manifests().stream()
            .filter(Manifest::runsOurs)
            .toList();

    @ParameterizedTest
    @FieldSource("OURS")
    void podsGiveUpEveryRight(Manifest manifest) {
        Map<String, Object> pod = manifest.podSpec();
        Map<String, Object> container = manifest.containers().getFirst();

        assertThat(pod.get("automountServiceAccountToken")).isEqualTo(false);
        assertThat(YamlFiles.at(pod, "securityContext", "runAsNonRoot")).isEqualTo(true);
        assertThat((Integer) YamlFiles.at(pod, "securityContext", "runAsUser")).isPositive();
        assertThat(YamlFiles.at(pod, "securityContext", "seccompProfile", "type"))
                .isEqualTo("RuntimeDefault");
        assertThat(YamlFiles.at(container, "securityContext", "allowPrivilegeEscalation"))
                .isEqualTo(false);
        assertThat(YamlFiles.at(container, "securityContext", "readOnlyRootFilesystem"))
                .isEqualTo(true);
        assertThat(YamlFiles.at(container, "securityContext", "capabilities", "drop"))
                .isEqualTo(List.of("ALL"));
        assertThat(YamlFiles.maps(container.get("volumeMounts")))
                .extracting("mountPath")
                .containsExactly("/tmp");
        assertThat(YamlFiles.at(container, "resources", "limits", "memory"))
                .isNotNull()
                .isEqualTo(YamlFiles.at(container, "resources", "requests", "memory"));
        assertThat(YamlFiles.at(container, "resources", "requests", "cpu")).isNotNull();
    }

    @Test
    void servicesAreProbedAndDrainedOneByOne() {
        List<Manifest> base = Kustomization.at("k8s/base").manifests();

        assertThat(OURS).filteredOn(m -> m.isKind("Deployment")).hasSize(4).allSatisfy(deployment -> {
            Map<String, Object> container = deployment.containers().getFirst();
            assertThat(path(container, "startupProbe")).isEqualTo("/q/health/started");
            assertThat(path(container, "readinessProbe")).isEqualTo("/q/health/ready");
            assertThat(path(container, "livenessProbe")).isEqualTo("/q/health/live");
            assertThat(base)
                    .filteredOn(m -> m.isKind("PodDisruptionBudget", "Service"))
                    .filteredOn(m -> m.name().equals(deployment.name()))
                    .hasSize(2);
        });
    }

    @Test
    void wallsStandAroundEveryPodOfOurs() {
        List<Manifest> policies = Kustomization.at("k8s/base").manifests().stream()
                .filter(manifest -> manifest.isKind("NetworkPolicy"))
                .toList();
        Manifest denial = policies.stream()
                .filter(m -> m.name().equals("default-deny"))
                .findFirst()
                .orElseThrow();

        assertThat(denial.at("spec", "policyTypes")).isEqualTo(List.of("Ingress", "Egress"));
        assertThat(denial.at("spec", "ingress")).isNull();
        assertThat(denial.at("spec", "egress")).isNull();
        Object names = YamlFiles.maps(denial.at("spec", "podSelector", "matchExpressions"))
                .getFirst()
                .get("values");
        assertThat(YamlFiles.list(names))
                .containsExactlyInAnyOrderElementsOf(
                        OURS.stream().map(Manifest::name).toList());
        assertThat(policies)
                .filteredOn(policy -> policy.name().endsWith("-to-kafka"))
                .as("all need Kafka, and ingest nothing else")
                .singleElement()
                .satisfies(policy -> assertThat(policy.content().toString()).contains("ingest"));
        assertThat(policies)
                .filteredOn(policy -> policy.name().startsWith("from-services-to-"))
                .filteredOn(policy -> !policy.name().endsWith("kafka"))
                .hasSize(3)
                .allSatisfy(policy -> assertThat(policy.content().toString()).doesNotContain("ingest,"));
    }

    @Test
    void composeGivesUpTheSame() {
        assertThat(Compose.read().services()).allSatisfy((name, service) -> {
            if (service.containsKey("build")) {
                assertThat(service.get("read_only")).as(name).isEqualTo(true);
                assertThat(service.get("cap_drop")).isEqualTo(List.of("ALL"));
                assertThat(service.get("security_opt")).isEqualTo(List.of("no-new-privileges:true"));
                assertThat(String.valueOf(service.get("user"))).matches("[1-9]\\d*:[1-9]\\d*");
                assertThat(YamlFiles.list(service.get("tmpfs")))
                        .singleElement()
                        .asString()
                        .startsWith("/tmp:exec");
            }
        });
    }

    private static Object path(Map<String, Object> container, String probe) {
        return YamlFiles.at(container, probe, "httpGet", "path");
    }
}
