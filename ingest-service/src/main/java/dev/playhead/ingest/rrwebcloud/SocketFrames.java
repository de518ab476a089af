package dev.playhead.ingest.rrwebcloud;

import dev.playhead.ingest.answer.Problem;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes a socket's frames off its channel before the HTTP server does. Two things need it: the server answers a peer's
 * close at once, while here it is held until Kafka has everything; and reading stops exactly where a socket says so. Pings
 * go on to the server, which answers them. Runs on the channel's event loop.
 */
final class SocketFrames extends ChannelInboundHandlerAdapter {
    private final CloudSocket socket;
    private final long maxFrameBytes;
    private boolean inCompressed;
    private boolean reading = true;
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
        switch (message) {
            case TextWebSocketFrame text -> {
                inCompressed = false;
                take(text);
            }
            case BinaryWebSocketFrame binary -> {
                inCompressed = true;
                take(binary);
            }
            // Where a message is cut into frames means nothing to a stream.
            case ContinuationWebSocketFrame more -> take(more);
            case CloseWebSocketFrame close -> {
                release();
                heldClose = close;
                socket.peerCloses();
            }
            default -> super.channelRead(context, message);
        }
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
            with(context -> context.channel().config().setAutoRead(wanted));
        }
    }

    /** Lets the server see the peer's close, which ends the connection. */
    void passClose() {
        CloseWebSocketFrame close = heldClose;
        heldClose = null;
        if (close != null) {
            with(context -> context.fireChannelRead(close));
        }
    }

    private void take(WebSocketFrame frame) {
        try {
            socket.piece(new SocketPiece(ByteBufUtil.getBytes(frame.content()), inCompressed));
        } finally {
            frame.release();
        }
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
