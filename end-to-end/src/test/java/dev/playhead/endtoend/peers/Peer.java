package dev.playhead.endtoend.peers;

import java.util.List;

/** One recording in the hands of a recorder. For one thread. */
public interface Peer extends AutoCloseable {

    /** The recording's id, as the recorder knows it: ours, or one that the recorder made up. */
    String id();

    /** Sends events as one request, each the JSON that rrweb emitted; returns when they are acknowledged. */
    void send(List<String> events);

    /** The answer to the last request was lost: the same again, as this recorder does it. */
    default void sendAgain(List<String> events) {
        send(events);
    }

    /** The visitor comes to the next page. */
    default void nextDocument(String url) {}

    /** The visitor is gone; returns when all is acknowledged. */
    @Override
    void close();
}
