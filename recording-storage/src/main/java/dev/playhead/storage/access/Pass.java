package dev.playhead.storage.access;

import java.util.Optional;

/**
 * What somebody came in by; for answers that go on, of which it is asked again.
 *
 * @param session where a browser's session opened it, and no key or link
 */
public record Pass(Caller caller, Optional<SessionCookie> session) {}
