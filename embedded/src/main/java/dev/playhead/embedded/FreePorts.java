package dev.playhead.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of this machine's loopback address on which a server can listen. Safe for use by any thread. */
public final class FreePorts {
    /**
     * From here up to {@link #END}, because no operating system of ours gives a connection its own end there (Linux
     * begins at 32768, macOS at 49152): what is free when a server is told its port is still free when it listens, and
     * again after a restart.
     */
    private static final int FIRST = 12_000;

    private static final int END = 32_000;
    private static final int TRIES = 1_000;
    private static final int CONNECT_TIMEOUT_MS = 2_000;

    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private FreePorts() {}

    /**
     * Returns a port that nobody listens on and that neither this process nor another of this user's that still runs has
     * been given before: between the answer and the server's listening seconds may pass.
     *
     * @throws IllegalStateException if a thousand tries found none
     */
    public static int any() {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (GIVEN.add(port) && PortLocks.take(port) && !isTaken(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No free port between " + FIRST + " and " + END + " on this machine");
    }

    /**
     * Returns {@code wanted}, or {@link #any()} if {@code wanted} is 0. One that is wanted is given from then on, to nobody else: whoever
     * listens there may start long after those that take any port.
     */
    public static int orAny(int wanted) {
        if (wanted == 0) {
            return any();
        }
        if (GIVEN.add(wanted)) {
            // Where another process has it, listening fails and says so.
            PortLocks.take(wanted);
        }
        return wanted;
    }

    /**
     * Whether somebody listens, on every address or on loopback alone: some systems let one program have each.
     * Connections of an ended server that linger don't count. Asked before a server is started, never while it starts: the
     * answer is found by listening, which keeps the server from it for that moment. {@link #answers} is for then.
     */
    public static boolean isTaken(int port) {
        return isTaken(new InetSocketAddress(port))
                || isTaken(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** Whether a connection to loopback is taken. */
    static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_TIMEOUT_MS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private static boolean isTaken(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address, 1);
            return false;
        } catch (IOException taken) {
            return true;
        }
    }
}
