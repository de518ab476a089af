package dev.playhead.replay.read;

import java.nio.charset.StandardCharsets;

/**
 * A visible hole in a replay.
 *
 * @param from first time that may be missing, epoch ms by the client's clock where known
 * @param to last time that may be missing
 * @param reason one of our own words, never text from outside
 */
public record Gap(long from, long to, Reason reason) {
    /** Why something is missing. */
    public enum Reason {
        MISSING_OBJECT("missing_object"),
        BROKEN_BLOCK("broken_block"),
        UNREADABLE_CHUNK("unreadable_chunk"),
        LOG_RETENTION("log_retention"),
        ERASED("erased");

        private final String text;

        Reason(String text) {
            this.text = text;
        }
    }

    /** The gap as an rrweb custom event, on one line without line feed. */
    public byte[] event() {
        return ("{\"type\":5,\"timestamp\":" + from + ",\"data\":{\"tag\":\"playhead:gap\",\"payload\":{\"from\":"
                        + from + ",\"to\":" + to + ",\"reason\":\"" + reason.text + "\"}}}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
