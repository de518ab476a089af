package dev.playhead.endtoend.peers;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.Deflater;

/** Events as they stand in bodies. */
final class Texts {
    private Texts() {}

    static String lines(List<String> events) {
        return events.isEmpty() ? "" : String.join("\n", events) + "\n";
    }

    static String array(List<String> events) {
        return "[" + String.join(",", events) + "]";
    }

    /** A JSON string as rrweb's packer makes one: the event with a mark, zlib, a character for each byte. */
    static String packed(String event) {
        byte[] marked = (event.substring(0, event.length() - 1) + ",\"v\":\"v1\"}").getBytes(StandardCharsets.UTF_8);
        Deflater zlib = new Deflater();
        try {
            zlib.setInput(marked);
            zlib.finish();
            byte[] room = new byte[marked.length + 1024];
            int length = zlib.deflate(room);
            return Http.JSON
                    .getNodeFactory()
                    .textNode(new String(room, 0, length, StandardCharsets.ISO_8859_1))
                    .toString();
        } finally {
            zlib.end();
        }
    }
}
