package dev.playhead.ingest.nativedialect;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** Which visitors are recorded: always the same ones, so that a visitor's pages are all there or all missing. */
final class Sampling {
    private static final double RANGE = 1L << 32;

    private Sampling() {}

    /**
     * Whether a visitor belongs to the sample.
     *
     * @param rate share of visitors, 0 to 1
     */
    static boolean takes(double rate, String visitorUid) {
        if (rate >= 1) {
            return true;
        }
        CRC32C hash = new CRC32C();
        hash.update(visitorUid.getBytes(StandardCharsets.UTF_8));
        // A checksum spreads near texts over near values: mix before comparing.
        long mixed = (hash.getValue() * 0x9E37_79B9_7F4A_7C15L) >>> 32;
        return mixed / RANGE < rate;
    }
}
