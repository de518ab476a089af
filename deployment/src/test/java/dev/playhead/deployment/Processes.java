package dev.playhead.deployment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every process of ours that compose or an overlay starts, with the environment that it gets. */
final class Processes {

    /**
     * @param name ingest, indexer, query, replay or migrate
     * @param where what starts it
     * @param environment values; of secrets that Kubernetes fills in, the reference
     */
    record Process(String name, String where, Map<String, String> environment) {}

    private Processes() {}

    static List<Process> all() {
        List<Process> all = new ArrayList<>(compose());
        Kustomization.OVERLAYS.forEach(overlay -> all.addAll(overlay(Kustomization.at(overlay), overlay)));
        return all;
    }

    private static List<Process> compose() {
        List<Process> processes = new ArrayList<>();
        Compose.read().services().forEach((name, service) -> {
            if (service.containsKey("build")) {
                Map<String, String> environment = new LinkedHashMap<>(dockerfileEnvironment());
                YamlFiles.map(service.get("environment"))
                        .forEach((key, value) -> environment.put(key, String.valueOf(value)));
                processes.add(new Process(name, "docker/compose.yaml", environment));
            }
        });
        return processes;
    }

    private static List<Process> overlay(Kustomization overlay, String where) {
        List<Process> processes = new ArrayList<>();
        for (Manifest manifest : overlay.manifests()) {
            if (!manifest.runsOurs()) {
                continue;
            }
            Map<String, String> environment = new LinkedHashMap<>(dockerfileEnvironment());
            Map<String, Object> container = manifest.containers().getFirst();
            for (Map<String, Object> from : YamlFiles.maps(container.get("envFrom"))) {
                environment.putAll(overlay.generated(String.valueOf(YamlFiles.at(from, "configMapRef", "name"))));
            }
            add(container, environment);
            for (Map<String, Object> patch : overlay.patches()) {
                if (!patch.containsKey("target")) {
                    var patched = new Manifest(where, YamlFiles.document(String.valueOf(patch.get("patch"))));
                    if (patched.name().equals(manifest.name())) {
                        add(patched.containers().getFirst(), environment);
                    }
                }
            }
            processes.add(new Process(manifest.name(), where, environment));
        }
        return processes;
    }

    private static void add(Map<String, Object> container, Map<String, String> environment) {
        for (Map<String, Object> variable : YamlFiles.maps(container.get("env"))) {
            Object value = variable.getOrDefault("value", variable.get("valueFrom"));
            environment.put(String.valueOf(variable.get("name")), String.valueOf(value));
        }
    }

    private static Map<String, String> dockerfileEnvironment() {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String line : Repository.read("docker/Dockerfile").lines().toList()) {
            if (line.startsWith("ENV ")) {
                String[] parts = line.substring("ENV ".length()).split("=", 2);
                environment.put(parts[0], parts[1]);
            }
        }
        return environment;
    }
}
