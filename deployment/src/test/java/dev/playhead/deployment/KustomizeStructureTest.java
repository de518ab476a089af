package dev.playhead.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What kustomize would refuse or silently pass over, found without it. */
class KustomizeStructureTest {
    static final List<String> ALL = List.of("k8s/base", "k8s/overlays/small", "k8s/overlays/production");
    static final List<String> OVERLAYS = Kustomization.OVERLAYS;

    private static final Set<String> UNDERSTOOD =
            Set.of("apiVersion", "kind", "namespace", "labels", "resources", "configMapGenerator", "patches");

    @ParameterizedTest
    @FieldSource("ALL")
    void listsWhatExistsAndLeavesNothingOut(String folder) {
        Kustomization kustomization = Kustomization.at(folder);

        assertThat(kustomization.content().keySet()).isSubsetOf(UNDERSTOOD);
        assertThat(kustomization.resources())
                .allSatisfy(resource ->
                        assertThat(kustomization.folder().resolve(resource)).exists());
        assertThat(Repository.files(folder, ".yaml"))
                .filteredOn(file -> file.getParent().equals(kustomization.folder()))
                .extracting(Path::getFileName)
                .extracting(Path::toString)
                .filteredOn(name -> !name.equals("kustomization.yaml"))
                .allSatisfy(name -> assertThat(kustomization.resources()).contains(name));
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void namesEachResourceOnce(String overlay) {
        Set<String> seen = new HashSet<>();

        for (Manifest manifest : Kustomization.at(overlay).manifests()) {
            assertThat(seen.add(manifest.type() + "/" + manifest.name()))
                    .as(manifest.toString())
                    .isTrue();
            assertThat(manifest.at("metadata", "namespace"))
                    .as("namespaces come from the overlay")
                    .isNull();
        }
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void patchesAndMergesWhatThereIs(String overlay) {
        Kustomization kustomization = Kustomization.at(overlay);
        List<Manifest> manifests = kustomization.manifests();

        for (Map<String, Object> patch : kustomization.patches()) {
            Object target = patch.get("target");
            String text = String.valueOf(patch.get("patch"));
            Object kind = target == null ? YamlFiles.document(text).get("kind") : YamlFiles.at(target, "kind");
            Object names = target == null
                    ? YamlFiles.at(YamlFiles.document(text), "metadata", "name")
                    : YamlFiles.at(target, "name");
            // The target's name is an expression for the whole name.
            for (String name : String.valueOf(names).split("\\|", -1)) {
                assertThat(manifests)
                        .as("target of a patch in %s", overlay)
                        .anyMatch(m -> m.kind().equals(kind) && m.name().equals(name));
            }
        }
        for (Map<String, Object> generator :
                YamlFiles.maps(kustomization.content().get("configMapGenerator"))) {
            assertThat(generator.get("behavior")).isEqualTo("merge");
            assertThat(Kustomization.at("k8s/base").generated(String.valueOf(generator.get("name"))))
                    .isNotEmpty();
        }
    }

    @Test
    void readsConfigMapsThatAreGenerated() {
        for (Manifest manifest : Kustomization.at("k8s/base").manifests()) {
            for (Map<String, Object> container : manifest.containers()) {
                for (Map<String, Object> from : YamlFiles.maps(container.get("envFrom"))) {
                    String name = String.valueOf(YamlFiles.at(from, "configMapRef", "name"));
                    assertThat(Kustomization.at("k8s/base").generated(name))
                            .as(name)
                            .isNotEmpty();
                }
            }
        }
        assertThat(Files.exists(Repository.ROOT.resolve("k8s/base/kustomization.yaml")))
                .isTrue();
    }
}
