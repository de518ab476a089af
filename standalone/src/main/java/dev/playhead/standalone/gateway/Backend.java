package dev.playhead.standalone.gateway;

/** Who can answer a request: one of the services, or the gateway itself. */
public enum Backend {
    INGEST,
    QUERY,
    REPLAY,
    /** The demo pages, which only standalone knows. */
    DEMO,
    /** Nobody: health and metrics stay on the services' own ports. */
    NONE;

    /** The service's name in run.json, logs and environment variables. */
    public String serviceName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
