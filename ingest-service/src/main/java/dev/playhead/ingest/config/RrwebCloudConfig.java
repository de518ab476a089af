package dev.playhead.ingest.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of the sockets that rrweb Cloud's clients keep open. */
@ConfigMapping(prefix = "playhead.ingest.rrweb-cloud")
public interface RrwebCloudConfig {
    /** So many buffered bytes of a socket are passed on to the log; while they are on their way as many more are read. */
    @WithDefault("256K")
    MemorySize flushBytes();

    /** What a socket has buffered is passed on once it has been silent for so long. */
    @WithDefault("1S")
    Duration flushIdle();

    /** What a socket has buffered is passed on at the latest so long after its first byte, however busy the socket is. */
    @WithDefault("2S")
    Duration flushWithin();

    /**
     * Largest WebSocket frame; a client sends an event of up to a million characters as one frame. What has arrived of a
     * frame counts against the in-flight bound like everything else that a socket sent.
     */
    @WithDefault("4M")
    MemorySize maxFrameBytes();

    /** Largest event over a socket. Beyond it: an error frame, and the socket is closed. */
    @WithDefault("16M")
    MemorySize maxEventBytes();

    /** Longest time that an event may take from its first byte to its last. Beyond it the socket is closed. */
    @WithDefault("30S")
    Duration eventTimeout();

    /** Sockets open at once; further ones are answered 503. An idle one holds about 10 KiB. */
    @WithDefault("20000")
    int maxSockets();

    /**
     * Sockets open at once whose stream is compressed; further ones are answered 503. A stream may make us hold up to 8 MiB
     * (zstd) or 16 MiB (br) outside of the heap.
     */
    @WithDefault("256")
    int maxCompressedSockets();

    /**
     * For how long a socket waits for a log that takes nothing, or for memory within the in-flight bound, reading no
     * further meanwhile, before it is given up with an error frame and close code 1011. A client that was given up sends no
     * more until its next page.
     */
    @WithDefault("2M")
    Duration patience();

    /** How long a socket that waits for memory, a rate limit or the log rests before it asks again. */
    @WithDefault("200MS")
    Duration retryPause();

    /**
     * When an instance ends: for how long a socket still waits for the log, and then for its peer to close after it was
     * asked to (code 1012).
     */
    @WithDefault("5S")
    Duration leaveWithin();

    /**
     * A socket that was silent for so long is asked for a sign of life, which also keeps proxies from closing it; browsers
     * give it by themselves.
     */
    @WithDefault("30S")
    Duration pingEvery();

    /** A socket from which nothing has come for so long, not even a sign of life, is closed; its peer is gone. */
    @WithDefault("90S")
    Duration silentFor();
}
