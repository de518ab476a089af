package dev.playhead.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** {@code kubectl kustomize} where there is a kubectl; {@link KustomizeStructureTest} checks the structure everywhere. */
class RenderedOverlaysTest {
    static final List<String> OVERLAYS = Kustomization.OVERLAYS;

    @TempDir
    Path temporary;

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void rendersIntoTheSameStrictTypes(String overlay) throws IOException, InterruptedException {
        Optional<Path> kubectl = kubectl();
        if (kubectl.isEmpty()) {
            System.out.println("NOT RUN: no kubectl on the PATH, so " + overlay
                    + " was not rendered; its structure and its files are checked by the other tests.");
            assertThat(Kustomization.at(overlay).manifests()).isNotEmpty();
            return;
        }

        List<Manifest> rendered = Manifest.of("rendered " + overlay, render(kubectl.get(), overlay));

        assertThat(ManifestModelsTest.complaints(rendered)).isEmpty();
        assertThat(rendered)
                .hasSizeGreaterThanOrEqualTo(
                        Kustomization.at(overlay).manifests().size());
        assertThat(rendered)
                .filteredOn(manifest -> !manifest.isKind("Namespace"))
                .allSatisfy(manifest ->
                        assertThat(manifest.at("metadata", "namespace")).isEqualTo("playhead"));
        assertThat(rendered).filteredOn(Manifest::runsOurs).hasSize(5).allSatisfy(manifest -> assertThat(
                        manifest.at("metadata", "labels", "app.kubernetes.io/part-of"))
                .isEqualTo("playhead"));
        if (overlay.endsWith("production")) {
            assertThat(rendered)
                    .filteredOn(manifest -> manifest.isKind("Deployment"))
                    .allSatisfy(manifest -> assertThat(manifest.at("spec", "replicas"))
                            .as("the autoscaler decides")
                            .isNull());
        }
    }

    private String render(Path kubectl, String overlay) throws IOException, InterruptedException {
        Path out = temporary.resolve("out");
        Path err = temporary.resolve("err");
        Process process = new ProcessBuilder(
                        kubectl.toString(),
                        "kustomize",
                        Repository.ROOT.resolve(overlay).toString())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as("kubectl kustomize ended").isTrue();
        assertThat(process.exitValue()).as(Files.readString(err)).isZero();
        return Files.readString(out);
    }

    private static Optional<Path> kubectl() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, "kubectl"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
