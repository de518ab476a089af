package dev.playhead.doctor.call;

import java.util.Locale;

/** Who answers a request behind the gateway (the table in docs/architecture.md). */
public enum Target {
    GATEWAY,
    INGEST,
    QUERY,
    REPLAY;

    /** @param path of a request that the doctor makes */
    static Target of(String path) {
        if (path.startsWith("/api/v1/replay/")) {
            return REPLAY;
        }
        if (path.startsWith("/api/v1/")) {
            return QUERY;
        }
        return path.startsWith("/events") ? INGEST : GATEWAY;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
