package dev.playhead.standalone;

import dev.playhead.standalone.launch.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What runs, and where.
 *
 * @param root the checkout whose built services run
 * @param home where data, logs, keys and run.json live
 * @param host address that the gateway listens on; services and servers listen on this machine only
 * @param ports wishes by name ({@code gateway}, a service's or a server's); 0 means any free one
 * @param services those that run; fewer when one is run by hand
 * @param environment more variables for the services, which win over our own
 */
public record StandaloneOptions(
        Path root,
        Path home,
        String host,
        Map<String, Integer> ports,
        Set<String> services,
        Map<String, String> environment) {
    public static final String DEFAULT_HOST = "127.0.0.1";

    public StandaloneOptions {
        if (!Ports.SERVICES.containsAll(services)) {
            throw new IllegalArgumentException("The services are " + Ports.SERVICES + ", not " + services);
        }
        root = root.toAbsolutePath().normalize();
        home = home.toAbsolutePath().normalize();
        ports = Map.copyOf(ports);
        services = Set.copyOf(services);
        environment = Map.copyOf(environment);
    }

    /** Everything, on the default ports, in {@code .playhead} of the checkout. */
    public static StandaloneOptions defaults(Path root) {
        return new StandaloneOptions(
                root, root.resolve(".playhead"), DEFAULT_HOST, Map.of(), Set.copyOf(Ports.SERVICES), Map.of());
    }

    /** For tests: everything, on free ports, in a folder of the test's own. The checkout is the one that the test runs in. */
    public static StandaloneOptions forTest(Path home) {
        return defaults(checkout()).withHome(home).withPort(Ports.GATEWAY, 0);
    }

    public StandaloneOptions withHome(Path folder) {
        return new StandaloneOptions(root, folder, host, ports, services, environment);
    }

    public StandaloneOptions withHost(String address) {
        return new StandaloneOptions(root, home, address, ports, services, environment);
    }

    public StandaloneOptions withPort(String name, int port) {
        Map<String, Integer> changed = new HashMap<>(ports);
        changed.put(name, port);
        return new StandaloneOptions(root, home, host, changed, services, environment);
    }

    public StandaloneOptions withServices(Set<String> names) {
        return new StandaloneOptions(root, home, host, ports, names, environment);
    }

    /** A configuration value for every service, by its environment name. */
    public StandaloneOptions withEnvironment(String name, String value) {
        Map<String, String> changed = new HashMap<>(environment);
        changed.put(name, value);
        return new StandaloneOptions(root, home, host, ports, services, changed);
    }

    /** The checkout around the working directory. */
    static Path checkout() {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder : List.of(start, start.resolve(".."), start.resolve("../.."))) {
            if (Files.exists(folder.resolve("playhead")) && Files.exists(folder.resolve("pom.xml"))) {
                return folder.normalize();
            }
        }
        throw new IllegalStateException("No Playhead checkout around " + start);
    }
}
