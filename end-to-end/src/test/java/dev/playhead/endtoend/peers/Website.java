package dev.playhead.endtoend.peers;

import java.net.URI;

/**
 * Where recorders send to.
 *
 * @param gateway ends with a slash
 */
public record Website(URI gateway, String websiteId, String publicKey) {}
