package dev.playhead.endtoend.disturb;

/** What a {@link StoreLine} does with a request. */
public enum Weather {
    /** It goes through, and so does its answer. */
    CLEAR,
    /** 503 {@code SlowDown}. */
    UNAVAILABLE,
    /** Writes are answered 507 {@code XMinioStorageFull}, as a store does whose disks are full; reads go through. */
    FULL,
    /** No answer, however long one waits. */
    SILENT,
    /** It is carried out, and the connection breaks before its answer: the outcome stays unknown. */
    ANSWERS_LOST,
    /** Nobody listens. */
    GONE
}
