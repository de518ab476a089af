package dev.playhead.ingest.rrwebcloud;

/** Where a socket is in its life; it only ever goes down this list. */
enum SocketState {
    OPEN,
    /** The service ends: what arrived is passed on, the peer is asked to go, what it sends until then is taken. */
    LEAVING,
    /** The peer closed and waits for the answer. */
    CLOSING,
    /** The peer is gone, what it sent is not. */
    GONE,
    /** Nothing more is taken. */
    ENDED;

    boolean takes() {
        return this == OPEN || this == LEAVING;
    }
}
