package dev.playhead.standalone.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Status line and headers of an HTTP/1.1 answer, and the bytes that came right behind them.
 *
 * @param rest the beginning of the body, or of what an upgraded connection carries
 */
record AnswerHead(int status, MultiMap headers, Buffer rest) {
    static final int MAX_BYTES = 64 * 1024;

    private static final byte[] END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /**
     * Empty while the head isn't complete.
     *
     * @throws IllegalArgumentException when this is no such head, or one beyond {@link #MAX_BYTES}
     */
    static Optional<AnswerHead> read(Buffer received) {
        int end = indexOfEnd(received);
        if (end < 0) {
            if (received.length() > MAX_BYTES) {
                throw new IllegalArgumentException("The answer's head is longer than " + MAX_BYTES + " bytes");
            }
            return Optional.empty();
        }
        String[] lines = received.getString(0, end, "ISO-8859-1").split("\r\n");
        String[] statusLine = lines[0].split(" ", 3);
        if (statusLine.length < 2 || !statusLine[0].startsWith("HTTP/1.") || !statusLine[1].matches("\\d{3}")) {
            throw new IllegalArgumentException("The answer doesn't begin with an HTTP/1.1 status line");
        }
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                headers.add(
                        lines[i].substring(0, colon),
                        lines[i].substring(colon + 1).strip());
            }
        }
        int bodyStart = end + END.length;
        return Optional.of(new AnswerHead(
                Integer.parseInt(statusLine[1]), headers, received.getBuffer(bodyStart, received.length())));
    }

    /** Bytes of the body; 0 where the head doesn't say. */
    int contentLength() {
        String length = headers.get("Content-Length");
        return length != null && length.matches("\\d{1,6}") ? Integer.parseInt(length) : 0;
    }

    private static int indexOfEnd(Buffer received) {
        for (int at = 0; at + END.length <= received.length(); at++) {
            if (received.getByte(at) == END[0]
                    && received.getByte(at + 1) == END[1]
                    && received.getByte(at + 2) == END[2]
                    && received.getByte(at + 3) == END[3]) {
                return at;
            }
        }
        return -1;
    }
}
