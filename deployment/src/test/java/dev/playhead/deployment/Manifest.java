package dev.playhead.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One Kubernetes resource.
 *
 * @param source the file, or what rendered it
 */
record Manifest(String source, Map<String, Object> content) {

    String kind() {
        return String.valueOf(content.get("kind"));
    }

    String type() {
        return content.get("apiVersion") + "/" + kind();
    }

    String name() {
        return String.valueOf(YamlFiles.at(content, "metadata", "name"));
    }

    Object at(String... path) {
        return YamlFiles.at(content, path);
    }

    boolean isKind(String... kinds) {
        return List.of(kinds).contains(kind());
    }

    Map<String, Object> podSpec() {
        return YamlFiles.map(at("spec", "template", "spec"));
    }

    List<Map<String, Object>> containers() {
        return YamlFiles.maps(podSpec().get("containers"));
    }

    /** Whether it runs a process of ours. */
    boolean runsOurs() {
        return containers().stream()
                .anyMatch(c -> String.valueOf(c.get("image")).startsWith("playhead/"));
    }

    static List<Manifest> of(String source, String yaml) {
        List<Manifest> manifests = new ArrayList<>();
        YamlFiles.documents(yaml).forEach(document -> manifests.add(new Manifest(source, document)));
        return manifests;
    }

    @Override
    public String toString() {
        return kind() + " " + name() + " (" + source + ")";
    }
}
