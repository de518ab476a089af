package dev.playhead.ingest;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Good requests and sessions of an rrweb Cloud client, each with something wrong in it. Deterministic. */
final class CloudMutations {
    private static final List<String> TYPES = List.of(
            "application/x-ndjson", "application/ndjson", "application/json", "text/plain", "image/png", ";;;", "");
    private static final List<String> ENCODINGS = List.of("identity", "gzip", "zstd", "br", "deflate", "gzip, br", "");
    private static final List<String> WHAT = List.of("events", "ingest", "meta", "events", "ingest", "nothing");

    private final Random random;

    CloudMutations(long seed) {
        random = new Random(seed);
    }

    byte[] post() {
        String encoding = pick(ENCODINGS);
        byte[] body = mutated(compressed(plain(), encoding));
        int declared = random.nextInt(10) == 0 ? Math.max(0, body.length + random.nextInt(9) - 4) : body.length;
        String head = "POST /recordings/" + id() + "/" + pick(WHAT) + query() + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Connection: close\r\nContent-Type: " + pick(TYPES) + "\r\nContent-Encoding: " + encoding
                + "\r\nContent-Length: " + declared + "\r\n\r\n";
        return joined(random.nextInt(8) == 0 ? mutated(ascii(head)) : ascii(head), body);
    }

    byte[] socket() {
        String encoding = pick(ENCODINGS);
        String head = "GET /recordings/" + id() + "/" + (random.nextBoolean() ? "events" : "ingest") + "/ws" + query()
                + "&contentEncoding=" + (random.nextInt(4) == 0 ? encoding.replace(" ", "") : "identity")
                + "&debug=" + random.nextBoolean() + " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\n"
                + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (int left = random.nextInt(6); left >= 0; left--) {
            boolean binary = random.nextInt(3) == 0;
            byte[] payload = binary ? compressed(plain(), encoding) : plain();
            frames.writeBytes(frame(binary ? 2 : 1, random.nextInt(3) == 0 ? mutated(payload) : payload));
        }
        if (random.nextBoolean()) {
            frames.writeBytes(frame(8, new byte[] {3, (byte) 0xe8}));
        }
        byte[] sent = random.nextInt(3) == 0 ? mutated(frames.toByteArray()) : frames.toByteArray();
        return joined(random.nextInt(10) == 0 ? mutated(ascii(head)) : ascii(head), sent);
    }

    private byte[] plain() {
        StringBuilder lines = new StringBuilder();
        for (int left = random.nextInt(5); left >= 0; left--) {
            lines.append(random.nextInt(4) == 0 ? CloudClient.meta(random.nextBoolean()) : CloudClient.event(left))
                    .append(random.nextInt(4) == 0 ? "" : "\n");
        }
        String text = lines.toString();
        return switch (random.nextInt(5)) {
            case 0 -> ascii("[" + text.trim().replace("\n", ",") + "]");
            case 1 -> ascii("{\"events\":[" + text.trim().replace("\n", ",") + "]}");
            default -> ascii(text);
        };
    }

    /** Some bytes flipped, cut off, doubled or put in. */
    private byte[] mutated(byte[] bytes) {
        byte[] changed = bytes.clone();
        for (int left = random.nextInt(4); left > 0 && changed.length > 0; left--) {
            int at = random.nextInt(changed.length);
            switch (random.nextInt(4)) {
                case 0 -> changed[at] = (byte) random.nextInt(256);
                case 1 -> changed = Arrays.copyOf(changed, at);
                case 2 -> changed = joined(changed, Arrays.copyOfRange(changed, at, changed.length));
                default -> changed[at] = (byte) "{}[]\",:\\\n".charAt(random.nextInt(9));
            }
        }
        return changed;
    }

    private byte[] frame(int opcode, byte[] payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(0x80 | opcode);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else {
            frame.write(0x80 | 126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        }
        byte[] mask = new byte[4];
        random.nextBytes(mask);
        frame.writeBytes(mask);
        for (int at = 0; at < payload.length; at++) {
            frame.write(payload[at] ^ mask[at % 4]);
        }
        return frame.toByteArray();
    }

    private String id() {
        return random.nextInt(12) == 0 ? "no-uuid" : new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private String query() {
        return "?token=" + (random.nextInt(12) == 0 ? "dp_nobody" : World.SHOP_KEY);
    }

    private static byte[] compressed(byte[] plain, String encoding) {
        return switch (encoding) {
            case "gzip" -> Compress.gzip(plain);
            case "zstd" -> Zstd.compress(plain);
            default -> plain;
        };
    }

    private <T> T pick(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }
}
