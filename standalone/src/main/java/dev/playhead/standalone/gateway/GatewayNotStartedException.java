package dev.playhead.standalone.gateway;

import org.jspecify.annotations.Nullable;

/** The gateway's address can't be listened on. */
public final class GatewayNotStartedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GatewayNotStartedException(String host, int port, @Nullable Throwable cause) {
        super(
                "The gateway can't listen on " + host + ":" + port + (cause == null ? "" : ": " + cause.getMessage()),
                cause);
    }
}
