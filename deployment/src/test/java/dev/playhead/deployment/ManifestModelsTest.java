package dev.playhead.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ManifestModelsTest {
    static final List<String> OVERLAYS = Kustomization.OVERLAYS;

    /** Resources of operators without a published Java model: the fields we use, by their definitions' documentation. */
    private static final Map<String, Shape> SHAPES = Map.of(
            "postgresql.cnpg.io/v1/Cluster",
            new Shape(
                    Set.of("instances", "imageName", "bootstrap", "storage"),
                    Set.of(
                            "inheritedMetadata",
                            "postgresql",
                            "walStorage",
                            "resources",
                            "affinity",
                            "backup",
                            "plugins")),
            "clickhouse.altinity.com/v1/ClickHouseInstallation",
            new Shape(Set.of("configuration", "defaults", "templates"), Set.of()),
            "keda.sh/v1alpha1/ScaledObject",
            new Shape(
                    Set.of("scaleTargetRef", "minReplicaCount", "maxReplicaCount", "triggers"),
                    Set.of("pollingInterval", "cooldownPeriod", "advanced", "fallback")));

    private record Shape(Set<String> required, Set<String> allowed) {}

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void loadsIntoItsTypeWithoutAnUnknownField(String overlay) {
        List<Manifest> manifests = Kustomization.at(overlay).manifests();

        assertThat(complaints(manifests)).isEmpty();
        assertThat(manifests).hasSizeGreaterThan(30);
    }

    @Test
    void anUnknownFieldIsNoticed() {
        Manifest wrong = Manifest.of("test", """
                apiVersion: apps/v1
                kind: Deployment
                metadata: { name: wrong }
                spec:
                  template:
                    spec:
                      containers: [{ name: a, readinesProbe: {} }]
                """).getFirst();

        assertThat(complaints(List.of(wrong))).singleElement().asString().contains("readinesProbe");
    }

    static List<String> complaints(List<Manifest> manifests) {
        List<String> complaints = new ArrayList<>();
        for (Manifest manifest : manifests) {
            if (StrictModels.knows(manifest)) {
                StrictModels.complaint(manifest).ifPresent(complaints::add);
            } else {
                complaints.addAll(shapeComplaints(manifest));
            }
        }
        return complaints;
    }

    private static List<String> shapeComplaints(Manifest manifest) {
        Shape shape = SHAPES.get(manifest.type());
        if (shape == null) {
            return List.of(manifest + ": nothing here knows " + manifest.type());
        }
        List<String> complaints = new ArrayList<>();
        Set<String> fields = YamlFiles.map(manifest.at("spec")).keySet();
        for (String required : shape.required()) {
            if (!fields.contains(required)) {
                complaints.add(manifest + ": spec." + required + " is missing");
            }
        }
        for (String field : fields) {
            if (!shape.required().contains(field) && !shape.allowed().contains(field)) {
                complaints.add(manifest + ": spec." + field + " is unknown");
            }
        }
        return complaints;
    }
}
