package dev.playhead.standalone.launch;

import dev.playhead.embedded.FreePorts;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which process listens where, on this machine. */
public final class Ports {
    public static final String GATEWAY = "gateway";
    public static final int DEFAULT_GATEWAY_PORT = 8080;

    /** The services stand on the ports after the gateway's, in this order. */
    public static final List<String> SERVICES = List.of("ingest", "indexer", "query", "replay");

    public static final List<String> SERVERS = List.of("kafka", "postgresql", "s3", "clickhouse");

    private final Map<String, Integer> byName;

    private Ports(Map<String, Integer> byName) {
        this.byName = byName;
    }

    /**
     * Fills in what isn't asked for: the gateway's default, the services on the ports that follow it, and free ports for
     * the servers. A wish for 0 means any free port.
     */
    public static Ports resolve(Map<String, Integer> wishes) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        int gateway = FreePorts.orAny(wishes.getOrDefault(GATEWAY, DEFAULT_GATEWAY_PORT));
        ports.put(GATEWAY, gateway);
        boolean anywhere = wishes.getOrDefault(GATEWAY, DEFAULT_GATEWAY_PORT) == 0;
        for (int i = 0; i < SERVICES.size(); i++) {
            int follows = anywhere ? 0 : gateway + 1 + i;
            ports.put(SERVICES.get(i), FreePorts.orAny(wishes.getOrDefault(SERVICES.get(i), follows)));
        }
        SERVERS.forEach(server -> ports.put(server, FreePorts.orAny(wishes.getOrDefault(server, 0))));
        return new Ports(ports);
    }

    public int of(String name) {
        Integer port = byName.get(name);
        if (port == null) {
            throw new IllegalArgumentException("There is no port called " + name);
        }
        return port;
    }

    /**
     * @param names those that will be listened on
     * @throws PortTakenException for the first one that somebody listens on
     */
    void checkFree(Collection<String> names) {
        names.forEach(name -> {
            int port = of(name);
            if (FreePorts.isTaken(port)) {
                throw new PortTakenException(name, port);
            }
        });
    }
}
