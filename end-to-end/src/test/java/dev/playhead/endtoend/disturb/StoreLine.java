package dev.playhead.endtoend.disturb;

import dev.playhead.embedded.FreePorts;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The way from the services to the object store, over which a test has power: a port on loopback that passes every byte as
 * it is (signatures cover the host's name and port, so nothing may be rewritten), unless the {@link Weather} is bad. Any
 * thread may change the weather; that breaks the connections there are.
 */
public final class StoreLine implements Closeable {
    private final int storePort;
    private final int port = FreePorts.any();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong disturbed = new AtomicLong();
    private volatile Weather weather = Weather.CLEAR;
    private volatile @Nullable ServerSocket listening;

    /** Listens at once; the store may start later. */
    public StoreLine(int storePort) {
        this.storePort = storePort;
        listen();
    }

    /** What a client of the store takes for it. */
    public String endpoint() {
        return "http://localhost:" + port;
    }

    /** Requests that met bad weather so far; connections in vain aren't counted. */
    public long disturbed() {
        return disturbed.get();
    }

    public synchronized void become(Weather next) {
        Weather before = weather;
        weather = next;
        if (next == Weather.GONE) {
            stopListening();
        } else if (before == Weather.GONE) {
            listen();
        }
        open.forEach(StoreLine::close);
    }

    @Override
    public synchronized void close() {
        stopListening();
        open.forEach(StoreLine::close);
        threads.shutdownNow();
    }

    Weather weather() {
        return weather;
    }

    void disturb() {
        disturbed.incrementAndGet();
    }

    /** A connection of one of our ends; broken when the weather changes. */
    Socket opened(Socket socket) {
        open.add(socket);
        return socket;
    }

    Socket toStore() throws IOException {
        return opened(new Socket(InetAddress.getLoopbackAddress(), storePort));
    }

    void inBackground(Runnable task) {
        threads.execute(task);
    }

    void forget(Socket socket) {
        open.remove(socket);
        close(socket);
    }

    private void listen() {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            listening = socket;
            threads.execute(() -> accept(socket));
        } catch (IOException taken) {
            throw new UncheckedIOException("port " + port, taken);
        }
    }

    private void stopListening() {
        ServerSocket socket = listening;
        listening = null;
        if (socket != null) {
            close(socket);
        }
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket client = opened(socket.accept());
                threads.execute(() -> new LineConnection(this, client).run());
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void close(Closeable end) {
        try {
            end.close();
        } catch (IOException alreadyBroken) {
            throw new UncheckedIOException(alreadyBroken);
        }
    }
}
