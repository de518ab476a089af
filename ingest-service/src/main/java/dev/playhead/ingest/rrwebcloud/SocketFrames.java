package dev.playhead.ingest.rrwebcloud;

import dev.playhead.ingest.answer.Problem;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundInvoker;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.util.ReferenceCountUtil;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a socket is sent before the HTTP server does: data from {@link FrameSlices}, control frames off its channel. Two things need it: the
 * server answers a peer's close at once, while here it is held until Kafka has everything; and reading stops exactly where a
 * socket says so. Pings go on to the server, which answers them. Runs on the channel's event loop.
 */
final class SocketFrames extends ChannelInboundHandlerAdapter {
    private final CloudSocket socket;
    private final long maxFrameBytes;
    private boolean reading = true;
    private long heardAt = System.nanoTime();
    private @Nullable ChannelHandlerContext channel;
    private @Nullable CloseWebSocketFrame heldClose;

    SocketFrames(CloudSocket socket, long maxFrameBytes) {
        this.socket = socket;
        this.maxFrameBytes = maxFrameBytes;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = context;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        heardAt = System.nanoTime();
        switch (message) {
            case CloseWebSocketFrame close -> {
                release();
                heldClose = close;
                socket.peerCloses();
            }
            default -> super.channelRead(context, message);
        }
    }

    /** What data frames carried. Where a message is cut into frames means nothing to a stream. */
    void payload(byte[] parts, int length, boolean binary) {
        heardAt = System.nanoTime();
        socket.piece(new SocketPiece(parts, length, binary));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof DecoderException) {
            socket.broken(problem(cause));
        } else {
            // The connection is broken; the server closes it and says so.
            context.fireExceptionCaught(cause);
        }
    }

    private Problem problem(Throwable cause) {
        boolean tooLarge = cause instanceof CorruptedWebSocketFrameException frame
                && frame.closeStatus().equals(WebSocketCloseStatus.MESSAGE_TOO_BIG);
        return tooLarge
                ? Problem.tooLarge("a frame", maxFrameBytes)
                : Problem.malformed("a frame breaks the WebSocket protocol");
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        release();
    }

    /** Reads on, or not. */
    void setReading(boolean wanted) {
        if (reading != wanted) {
            reading = wanted;
            heardAt = System.nanoTime();
            with(context -> context.channel().config().setAutoRead(wanted));
        }
    }

    /** Lets the server see the peer's close, which ends the connection. */
    void passClose() {
        with(context -> context.channel().eventLoop().execute(() -> {
            CloseWebSocketFrame close = heldClose;
            heldClose = null;
            if (close != null) {
                context.fireChannelRead(close);
            }
        }));
    }

    /** Tells the peer to close, past the server, which would read no further. */
    void sendClose(short code, String reason) {
        with(context -> context.writeAndFlush(new CloseWebSocketFrame(code, reason)));
    }

    /** Asks the peer for a sign of life. */
    void sendPing() {
        with(context -> context.writeAndFlush(new PingWebSocketFrame()));
    }

    /** Ends the connection. */
    void cut() {
        with(ChannelOutboundInvoker::close);
    }

    /** When the peer last sent anything, by {@link System#nanoTime()}; a peer that isn't read can't be heard. */
    long heardAt() {
        return reading ? heardAt : System.nanoTime();
    }

    private void release() {
        ReferenceCountUtil.release(heldClose);
        heldClose = null;
    }

    private void with(Consumer<ChannelHandlerContext> action) {
        if (channel != null) {
            action.accept(channel);
        }
    }
}
