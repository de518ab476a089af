package dev.playhead.standalone.launch;

import dev.playhead.standalone.Invocation;

/** Somebody else listens on a port that we need. The message names the port and says how to choose another. */
public final class PortTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PortTakenException(String name, int port) {
        super("Port " + port + ", which " + name + " needs, is taken by another program. Choose another: "
                + howToChange(name));
    }

    /** For example {@code ./playhead up --port 9080, or PLAYHEAD_PORT=9080}. */
    static String howToChange(String name) {
        String upper = name.toUpperCase(java.util.Locale.ROOT);
        return name.equals(Ports.GATEWAY)
                ? Invocation.name() + " up --port 9080, or PLAYHEAD_PORT=9080"
                : "%s up --%s-port 9090, or PLAYHEAD_%s_PORT=9090".formatted(Invocation.name(), name, upper);
    }
}
