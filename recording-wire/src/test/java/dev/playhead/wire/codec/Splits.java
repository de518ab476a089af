package dev.playhead.wire.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Cuts bytes into pieces. */
final class Splits {
    private Splits() {}

    /** Pieces of random lengths, many of them tiny, some empty. */
    static List<byte[]> of(byte[] bytes, Random random) {
        List<byte[]> pieces = new ArrayList<>();
        int longest = 1 << random.nextInt(10);
        int at = 0;
        while (at < bytes.length) {
            int to = Math.min(bytes.length, at + random.nextInt(longest + 1));
            pieces.add(Arrays.copyOfRange(bytes, at, to));
            at = to;
        }
        return pieces;
    }
}
