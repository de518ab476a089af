package dev.playhead.deployment;

import java.util.LinkedHashMap;
import java.util.Map;

/** docker/compose.yaml. */
record Compose(String text, Map<String, Object> content) {

    static Compose read() {
        String text = Repository.read("docker/compose.yaml");
        return new Compose(text, YamlFiles.document(text));
    }

    Map<String, Map<String, Object>> services() {
        Map<String, Map<String, Object>> services = new LinkedHashMap<>();
        YamlFiles.map(content.get("services")).forEach((name, service) -> services.put(name, YamlFiles.map(service)));
        return services;
    }
}
