package dev.playhead.wire;

/** Names of the Kafka topics. What each holds, who writes it and how it is cleaned: {@link TopicCreation}. */
public final class Topics {
    /** Chunks and control records of recordings; the one ordered history of each recording. */
    public static final String CHUNKS = "playhead.chunks";
    /** Website settings by website id, versioned. */
    public static final String WEBSITES = "playhead.websites";
    /** Absolute monthly totals by website id. */
    public static final String USAGE = "playhead.usage";
    /** Recordings that take no more chunks, by recording id. */
    public static final String FENCES = "playhead.fences";
    /** Start, progress and end of recordings, by recording id. Best effort. */
    public static final String LIVE = "playhead.live";
    /** Recordings that somebody watches right now, by recording id. */
    public static final String WATCHED = "playhead.watched";
    /** What each instance of ingest took and refused, by website, hour and reason: totals since it began. */
    public static final String INTAKE = "playhead.intake";
    /** Records that could not be decoded, with the reason. */
    public static final String DEAD_LETTERS = "playhead.dead-letters";

    private Topics() {}
}
