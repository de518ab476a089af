package dev.playhead.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/**
 * Sends bytes as they are and reads until the service closes. Where it waits for more (half a request, an idle socket) the
 * peer is gone after a moment, and then the service must be done with it.
 */
final class RawPeer {
    /** A service that neither answers nor closes within this time hangs. */
    private static final int HANGS_MS = 20_000;

    private static final int MOMENT_MS = 500;
    private static final int REFUSED = 400;
    /** As long as "HTTP/1.1 200". */
    private static final int LINE = 12;

    private RawPeer() {}

    /** The status in the answer's first line; 400 where the connection was just closed. */
    static int status(byte[] request) {
        StringBuilder answer = new StringBuilder();
        try (Socket socket = new Socket("localhost", Http.port())) {
            try {
                socket.getOutputStream().write(request);
                socket.setSoTimeout(MOMENT_MS);
                read(socket.getInputStream(), answer);
            } catch (SocketTimeoutException waiting) {
                socket.shutdownOutput();
                socket.setSoTimeout(HANGS_MS);
                read(socket.getInputStream(), answer);
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("neither answered nor closed", e);
        } catch (IOException e) {
            // Closed while we were still sending: refused as well.
            return REFUSED;
        }
        return answer.length() < LINE ? REFUSED : Integer.parseInt(answer.substring(9, LINE));
    }

    private static void read(InputStream in, StringBuilder answer) throws IOException {
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (answer.length() < LINE) {
                answer.append((char) next);
            }
        }
    }
}
