package dev.playhead.indexer.beat;

/** A server without which work can't go on; the first of several that are away is the one that is told. */
public enum WaitingFor {
    OBJECT_STORAGE("object-storage"),
    CLICKHOUSE("clickhouse"),
    KAFKA("kafka");

    private final String column;

    WaitingFor(String column) {
        this.column = column;
    }

    /** As it stands in {@code indexers.waiting_for}. */
    public String column() {
        return column;
    }
}
