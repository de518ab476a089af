package dev.playhead.ingest;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A request that declared its body and does not send it. */
final class OpenBody implements AutoCloseable {
    private final Socket socket;

    OpenBody(long length) throws IOException {
        socket = new Socket("localhost", Http.port());
        String head = "POST /events HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                + length + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
