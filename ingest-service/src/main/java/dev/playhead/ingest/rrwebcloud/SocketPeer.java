package dev.playhead.ingest.rrwebcloud;

import io.vertx.core.http.ServerWebSocket;

/** What a socket says to its peer, and how the two part. Used by the socket's event loop. */
final class SocketPeer {
    private final ServerWebSocket connection;
    private final SocketFrames frames;
    private boolean askedToGo;

    SocketPeer(ServerWebSocket connection, SocketFrames frames) {
        this.connection = connection;
        this.frames = frames;
    }

    /** Sends text. After a close there is nothing to say, nor to a peer whose connection went a moment ago. */
    void say(String text) {
        if (!askedToGo && !connection.isClosed()) {
            connection.writeTextMessage(text);
        }
    }

    /** Whether it reads what it is told; one that doesn't may not send either. */
    boolean reads() {
        return connection.isClosed() || !connection.writeQueueFull();
    }

    /** Takes more from it, or not. */
    void setReading(boolean wanted) {
        frames.setReading(wanted);
    }

    /** Closes; what the peer still sends is not taken. */
    void close(short code, String reason) {
        if (askedToGo || connection.isClosed()) {
            cut();
        } else {
            connection.close(code, reason).onComplete(_ -> frames.passClose());
        }
    }

    /** Begins a close, and goes on taking what the peer sent before it learns of it. */
    void askToGo(short code, String reason) {
        askedToGo = true;
        frames.sendClose(code, reason);
    }

    boolean isAskedToGo() {
        return askedToGo;
    }

    /** Ends the connection without a further word. */
    void cut() {
        frames.cut();
    }
}
