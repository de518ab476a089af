package dev.playhead.benchmarks.live;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;

/** A chunk that says when it was sent: 20 events, about 3 KB, as a page gives that is being used. */
final class SentChunk {
    static final int EVENTS = 20;
    private static final String MARK = "\"sentAt\":";
    private static final String MOVE =
            "{\"type\":3,\"timestamp\":%d,\"data\":{\"source\":1,\"positions\":[{\"x\":%d,\"y\":%d,\"id\":42,\"timeOffset\":-400},"
                    + "{\"x\":%d,\"y\":%d,\"id\":42,\"timeOffset\":-350}]}}%n";

    private SentChunk() {}

    /** As gzip. */
    static byte[] at(long nanoTime) throws IOException {
        long now = System.currentTimeMillis();
        StringBuilder lines = new StringBuilder("{\"type\":5,\"timestamp\":" + now
                + ",\"data\":{\"tag\":\"sent\",\"payload\":{" + MARK + nanoTime + "}}}\n");
        for (int i = 1; i < EVENTS; i++) {
            lines.append(MOVE.formatted(now + i, i, nanoTime % 700, i + 3, nanoTime % 500));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /** When it was sent, of a line that holds such a chunk's first event. */
    static OptionalLong sentAt(String line) {
        int at = line.indexOf(MARK);
        if (at < 0) {
            return OptionalLong.empty();
        }
        int from = at + MARK.length();
        int to = from;
        while (to < line.length() && (Character.isDigit(line.charAt(to)) || line.charAt(to) == '-')) {
            to++;
        }
        return OptionalLong.of(Long.parseLong(line.substring(from, to)));
    }
}
