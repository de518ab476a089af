package dev.playhead.indexer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between an indexer and its catalog and cuts connections at the worst moment: at a transaction's COMMIT. */
public final class CatalogLink implements AutoCloseable {

    /** PostgreSQL's message of a simple query, and what a transaction's end says in it. */
    private static final byte[] COMMIT = "COMMIT\0".getBytes(StandardCharsets.US_ASCII);

    /** What happens at a COMMIT. */
    enum Cut {
        NEVER,
        /** The catalog doesn't hear of it. */
        BEFORE,
        /** The catalog commits, and nobody hears of that. */
        AFTER
    }

    private final ServerSocket listening;
    private final int catalogPort;
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile Cut cut = Cut.NEVER;

    public CatalogLink(int catalogPort) {
        this.catalogPort = catalogPort;
        try {
            // held from here on, so that nobody else can take the port
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    void cutAtCommit(Cut when) {
        cuts.set(0);
        cut = when;
    }

    /** Connections cut since {@link #cutAtCommit}. */
    int cuts() {
        return cuts.get();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Socket catalog = new Socket(InetAddress.getLoopbackAddress(), catalogPort);
                Link link = new Link(client, catalog);
                Thread.ofVirtual().start(link::requests);
                Thread.ofVirtual().start(link::answers);
            } catch (IOException closed) {
                // the test is over, or the catalog is away; the client sees a connection that ends
            }
        }
    }

    private final class Link {
        private final Socket client;
        private final Socket catalog;
        private volatile boolean deaf;

        Link(Socket client, Socket catalog) {
            this.client = client;
            this.catalog = catalog;
        }

        void requests() {
            byte[] bytes = new byte[64 * 1024];
            try (client;
                    catalog) {
                InputStream in = client.getInputStream();
                OutputStream out = catalog.getOutputStream();
                for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                    Cut now = endsWithCommit(bytes, read) ? cut : Cut.NEVER;
                    if (now == Cut.BEFORE) {
                        cuts.incrementAndGet();
                        return;
                    }
                    deaf = now == Cut.AFTER;
                    out.write(bytes, 0, read);
                    out.flush();
                }
            } catch (IOException ended) {
                // either side has gone
            }
        }

        void answers() {
            byte[] bytes = new byte[64 * 1024];
            try (client;
                    catalog) {
                InputStream in = catalog.getInputStream();
                OutputStream out = client.getOutputStream();
                for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                    if (deaf) {
                        // it has answered, so the transaction is over
                        cuts.incrementAndGet();
                        return;
                    }
                    out.write(bytes, 0, read);
                    out.flush();
                }
            } catch (IOException ended) {
                // either side has gone
            }
        }
    }

    private static boolean endsWithCommit(byte[] bytes, int length) {
        if (length < COMMIT.length) {
            return false;
        }
        for (int i = 0; i < COMMIT.length; i++) {
            if (bytes[length - COMMIT.length + i] != COMMIT[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
