package dev.playhead.wire.settings;

/**
 * How much a website may send; 0 = the service's own default.
 *
 * @param chunksPerSecond chunks a second of one recording, averaged: a recorder that catches up may send ten seconds' worth
 *     at once
 * @param bytesPerMinute bytes a minute of the whole website, compressed as sent
 * @param recordingBytes bytes of one recording in all, compressed as sent
 */
public record LimitSettings(int chunksPerSecond, long bytesPerMinute, long recordingBytes) {
    public static final LimitSettings DEFAULTS = new LimitSettings(0, 0, 0);

    public LimitSettings {
        if (chunksPerSecond < 0 || bytesPerMinute < 0 || recordingBytes < 0) {
            throw new IllegalArgumentException("limits are not negative");
        }
    }
}
