package dev.playhead.embedded;

/**
 * A real server that runs as a process of its own on this machine. Its port is chosen once, so an address handed
 * out stays valid across {@link #stop()}, {@link #kill()} and {@link #start()}; its data folder outlives it.
 *
 * <p>Implementations are safe for use by several threads; {@code start}, {@code stop} and {@code kill} exclude each other.
 */
public interface EmbeddedServer extends AutoCloseable {
    /** Short lower-case name, also the stem of its log file. */
    String name();

    /**
     * Starts the server and returns when it answers. Does nothing if it runs already.
     *
     * @throws ServerFailedException when it does not answer in time; names the port, the likely cause and the last log lines
     */
    void start();

    /** Asks the server to end, waits for a bounded time, then kills it. Does nothing if it does not run. */
    void stop();

    /** Ends the server at once as {@code kill -9} does, and returns when the process is gone. */
    void kill();

    boolean isAlive();

    /**
     * The id of the server's process.
     *
     * @throws IllegalStateException if it does not run
     */
    long pid();

    /** Stops and starts the server on the same data and port. */
    default void restart() {
        stop();
        start();
    }

    @Override
    default void close() {
        stop();
    }
}
