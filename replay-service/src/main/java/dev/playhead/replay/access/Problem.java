package dev.playhead.replay.access;

/**
 * An RFC 9457 body; its type is always {@code about:blank}, which need not be sent.
 *
 * @param detail one sentence for people
 * @param reason a word for scripts; never changes
 */
public record Problem(String title, int status, String detail, String reason) {}
