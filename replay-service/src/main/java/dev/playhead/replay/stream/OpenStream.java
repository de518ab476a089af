package dev.playhead.replay.stream;

import dev.playhead.replay.tail.Fed;
import dev.playhead.replay.tail.Feed;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** One stream to one client. Its thread writes; any thread may end it. */
public final class OpenStream implements AutoCloseable {
    private final Streams.Kind kind;
    private final HttpConnection connection;
    private final LongConsumer sentBytes;
    private final Consumer<OpenStream> onClose;
    private final Runnable onFirstByte;
    private boolean begun;
    /** {@link System#nanoTime()} when the write that is under way began; 0 while there is none. */
    private volatile long blockedSince;

    private Fed.@Nullable Ending ending;
    private @Nullable Feed feed;
    private volatile Runnable atClose = () -> {};

    OpenStream(
            Streams.Kind kind,
            HttpConnection connection,
            Runnable onFirstByte,
            LongConsumer sentBytes,
            Consumer<OpenStream> onClose) {
        this.kind = kind;
        this.connection = connection;
        this.onFirstByte = onFirstByte;
        this.sentBytes = sentBytes;
        this.onClose = onClose;
    }

    Streams.Kind kind() {
        return kind;
    }

    /** How long the client has been taking nothing. */
    long blockedNanos() {
        long since = blockedSince;
        return since == 0 ? 0 : System.nanoTime() - since;
    }

    /** Why it is to end; empty while it may go on. */
    public synchronized Optional<Fed.Ending> ending() {
        return Optional.ofNullable(ending);
    }

    /** From now on {@link #end} ends this feed. */
    public synchronized void waitsFor(Feed waited) {
        feed = waited;
        if (ending != null) {
            waited.end(ending);
        }
    }

    synchronized void end(Fed.Ending why) {
        if (ending == null) {
            ending = why;
        }
        if (feed != null) {
            feed.end(why);
        }
    }

    /** Cuts the connection at once. Closing it in order would wait for what the client doesn't take. */
    void disconnect() {
        end(Fed.Ending.GONE);
        if (connection instanceof ConnectionBase known) {
            // From the channel itself Vert.x would begin the orderly closing.
            known.channelHandlerContext().close();
        } else {
            connection.close();
        }
    }

    OutputStream watched(OutputStream out) {
        return new Watched(out);
    }

    /** Also called when it is closed. */
    void onClose(Runnable also) {
        atClose = also;
    }

    @Override
    public void close() {
        atClose.run();
        onClose.accept(this);
    }

    private final class Watched extends FilterOutputStream {
        Watched(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            blockedSince = System.nanoTime() | 1;
            out.write(bytes, offset, length);
            blockedSince = 0;
            if (!begun) {
                begun = true;
                onFirstByte.run();
            }
            sentBytes.accept(length);
        }

        @Override
        public void flush() throws IOException {
            blockedSince = System.nanoTime() | 1;
            out.flush();
            blockedSince = 0;
        }
    }
}
