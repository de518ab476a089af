package dev.playhead.ingest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Ways in which a body may arrive damaged; a function of the random source alone. */
enum Mutation {
    FLIP,
    CUT,
    INSERT,
    DOUBLE,
    SWAP_TOKENS,
    NUMBER,
    NOTHING;

    private static final String[] TOKENS = {
        "{",
        "}",
        "[",
        "]",
        "\"",
        ",",
        ":",
        "null",
        "true",
        "-1",
        "1e999",
        "\\u0000",
        "\\ud800",
        "\"events\":",
        "{}",
        "[[",
        "\n"
    };
    private static final String[] NUMBERS = {
        "-1", "0", "2147483648", "9223372036854775808", "1e308", "-0.5", "null", "\"7\"", "{}", "[]", "true"
    };

    byte[] apply(byte[] body, Random random) {
        if (body.length == 0) {
            return body;
        }
        int at = random.nextInt(body.length);
        return switch (this) {
            case FLIP -> flipped(body, random);
            case CUT -> Arrays.copyOf(body, at);
            case INSERT -> spliced(body, at, at, noise(random));
            case DOUBLE -> spliced(body, at, at, Arrays.copyOfRange(body, at, Math.min(body.length, at + 100)));
            case SWAP_TOKENS -> spliced(body, at, at + 1, bytes(TOKENS[random.nextInt(TOKENS.length)]));
            case NUMBER -> numbered(body, at, bytes(NUMBERS[random.nextInt(NUMBERS.length)]));
            case NOTHING -> body;
        };
    }

    private static byte[] flipped(byte[] body, Random random) {
        byte[] flipped = body.clone();
        for (int i = random.nextInt(1, 8); i > 0; i--) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    /** Puts another value in place of the next run of digits. */
    private static byte[] numbered(byte[] body, int from, byte[] value) {
        int start = from;
        while (start < body.length && !Character.isDigit(body[start])) {
            start++;
        }
        int end = start;
        while (end < body.length && Character.isDigit(body[end])) {
            end++;
        }
        return spliced(body, start, end, value);
    }

    private static byte[] spliced(byte[] body, int from, int to, byte[] between) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(body, 0, from);
        out.writeBytes(between);
        out.write(body, to, body.length - to);
        return out.toByteArray();
    }

    private static byte[] noise(Random random) {
        byte[] noise = new byte[random.nextInt(1, 64)];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
