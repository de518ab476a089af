package dev.playhead.wire.settings;

/**
 * When a recorder sends what it has collected: whichever comes first.
 *
 * @param intervalMs milliseconds; 2,000 by default, 15,000 is the economy setting
 * @param maxEvents events; 500 by default
 * @param maxBytes uncompressed bytes; 262,144 by default
 */
public record FlushSettings(int intervalMs, int maxEvents, int maxBytes) {
    public static final FlushSettings DEFAULTS = new FlushSettings(2_000, 500, 262_144);

    public FlushSettings {
        if (intervalMs < 100 || maxEvents < 1 || maxBytes < 1_024) {
            throw new IllegalArgumentException("flush: intervalMs from 100, maxEvents from 1, maxBytes from 1024");
        }
    }
}
