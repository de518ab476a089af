package dev.playhead.deployment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A folder with a kustomization.yaml, as far as our checks need to understand it. */
record Kustomization(Path folder, Map<String, Object> content) {
    static final List<String> OVERLAYS = List.of("k8s/overlays/small", "k8s/overlays/production");

    static Kustomization at(String folder) {
        return at(Repository.ROOT.resolve(folder));
    }

    private static Kustomization at(Path folder) {
        Path file = folder.resolve("kustomization.yaml");
        return new Kustomization(folder, YamlFiles.document(Repository.read(file)));
    }

    List<String> resources() {
        return YamlFiles.list(content.get("resources")).stream()
                .map(String::valueOf)
                .toList();
    }

    /** Its own resources and those of the folders that it lists, without patches. */
    List<Manifest> manifests() {
        List<Manifest> all = new ArrayList<>();
        for (String resource : resources()) {
            Path path = folder.resolve(resource).normalize();
            if (Files.isDirectory(path)) {
                all.addAll(at(path).manifests());
            } else {
                all.addAll(Manifest.of(Repository.ROOT.relativize(path).toString(), Repository.read(path)));
            }
        }
        return all;
    }

    /** Inline patches: strategic merges are maps, JSON patches lists. */
    List<Map<String, Object>> patches() {
        return YamlFiles.maps(content.get("patches"));
    }

    /** Values of a generated ConfigMap, with what an overlay merges into its base's. */
    Map<String, String> generated(String name) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String resource : resources()) {
            Path path = folder.resolve(resource).normalize();
            if (Files.isDirectory(path)) {
                values.putAll(at(path).generated(name));
            }
        }
        for (Map<String, Object> generator : YamlFiles.maps(content.get("configMapGenerator"))) {
            if (name.equals(generator.get("name"))) {
                for (Object literal : YamlFiles.list(generator.get("literals"))) {
                    String[] parts = String.valueOf(literal).split("=", 2);
                    values.put(parts[0], parts[1]);
                }
            }
        }
        return values;
    }
}
