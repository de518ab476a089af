package dev.playhead.replay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of replay-service. Sizes are bytes. */
@ConfigMapping(prefix = "playhead.replay")
public interface ReplaySettings {
    /** How long one question to the catalog or one read from object storage may take before the stream is broken off. */
    @WithDefault("10s")
    Duration storageTimeout();

    /** A client that takes nothing for this long while there is something to send is disconnected. */
    @WithDefault("30s")
    Duration writeTimeout();

    /** Streams at a time, of both kinds; further ones get 503. With the buffers below this bounds the memory. */
    @WithDefault("1000")
    int maxStreams();

    /**
     * How often is asked again whether what an open stream was opened by still opens its recording: that long at most a live stream
     * outlives the end of its key, session or membership, and any stream that of its share link.
     */
    @WithDefault("3s")
    Duration accessCheck();

    Stored stored();

    Tail tail();

    Live live();

    Export export();

    Chunks chunks();

    Audit audit();

    /** Notes in the audit log of who reads which recording. */
    interface Audit {
        /** The same caller's reads of the same recording are one entry for this long. */
        @WithDefault("10m")
        Duration viewInterval();

        /** Pairs of caller and recording that are remembered for that; what is forgotten is noted again. */
        @WithDefault("10000")
        int remembered();

        /** Entries that wait for the catalog to take them; further ones are dropped and counted, since watching never waits for them. */
        @WithDefault("10000")
        int waiting();
    }

    /** Reading of stored blocks. */
    interface Stored {
        /** Blocks that are fetched ahead of the one being sent, once as many have been sent. */
        @WithDefault("8")
        int prefetchBlocks();

        /** Bytes that may be fetched ahead; the block being sent is fetched whatever its size. */
        @WithDefault("8388608")
        long prefetchBytes();
    }

    /** Reading of the log's tail. */
    interface Tail {
        /**
         * Consumers for bounded reads, however many viewers there are: half of them for long ones, of which there is one at a time
         * for each partition, a quarter for short ones, a quarter for questions. Further ones wait.
         */
        @WithDefault("8")
        int consumers();

        /** Bytes of one recording's records that a bounded read holds in memory before they are sent. */
        @WithDefault("4194304")
        long sliceBytes();

        /**
         * Before a stream begins, the log behind the catalog's checkpoint is searched for the recording's erasure if it is at
         * most this many records; where indexing lags further, the stream begins and ends at the erasure.
         */
        @WithDefault("20000")
        long erasureLookAhead();

        /** A bounded read that gets nothing from the log for this long fails. */
        @WithDefault("10s")
        Duration timeout();

        /** Bytes of one fetch from a partition. */
        @WithDefault("1048576")
        int fetchBytes();

        /** How long the broker holds a live fetch that has nothing to return; also how late a newly watched partition may join. */
        @WithDefault("100ms")
        Duration fetchWait();
    }

    /** Live streams. */
    interface Live {
        /** A comment is sent when nothing else was for this long. */
        @WithDefault("15s")
        Duration keepalive();

        /**
         * How often replay-service says again that a recording is watched, so that its recorder goes on uploading faster; three
         * times as long after the last viewer it uploads at its own pace again. At most 100 s.
         */
        @WithDefault("5s")
        Duration watchedRenewal();

        /** A live stream ends after this long; its client resumes by the last id. */
        @WithDefault("1h")
        Duration maxDuration();

        /** How long a stream goes on after a stop was seen: chunks cut before the stop may still arrive. */
        @WithDefault("5s")
        Duration stoppedGrace();

        /**
         * Bytes of messages that wait for one viewer, shared by the viewers of a recording; a viewer that falls further behind is
         * ended with {@code too_slow} and resumes by its last id. What a single chunk gave may be more. As many bytes of records
         * may wait for one recording's messages to be made.
         */
        @WithDefault("8388608")
        long bufferBytes();

        /** Bytes of messages and records that wait for all viewers together; beyond it those who are furthest behind are ended. */
        @WithDefault("134217728")
        long allBuffersBytes();

        /** Bytes of events in one server-sent event, unless a single event is larger. */
        @WithDefault("262144")
        int messageBytes();

        /** A viewer joins the shared tail once it is at most this many records behind. */
        @WithDefault("500")
        long joinDistance();
    }

    /** Exports as files. */
    interface Export {
        /** Exports at a time; further ones get 503. With the bytes below this bounds their memory. */
        @WithDefault("4")
        int atOnce();

        /** Inflated bytes of stored blocks that one export holds while it sorts; one block passes whatever its size. */
        @WithDefault("33554432")
        long heldBytes();

        /** Bytes of events that aren't stored yet and are held by one export; beyond it: 503 until the indexer has caught up. */
        @WithDefault("16777216")
        long tailBytes();
    }

    /** A recording's stored pieces. */
    interface Chunks {
        /** Pieces of a page where a list request names no {@code limit}. */
        @WithDefault("100")
        int pageSize();

        /** Highest {@code limit} that a list request may name. */
        @WithDefault("1000")
        int largestPageSize();

        /** Inflated bytes of the blocks that one piece may be put together from; a single block passes whatever its size. */
        @WithDefault("33554432")
        long mostBytes();

        /** How long clients may keep a piece without asking again: as long it outlives an erasure in their caches. */
        @WithDefault("1h")
        Duration maxAge();
    }
}
