package dev.playhead.ingest.rrwebcloud;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;

/**
 * Takes what data frames carry before the server would collect them: each byte is counted, and can be passed on, as soon as it is here, and is
 * copied and unmasked once, eight bytes at a time; text that came together is passed on together, in however many frames it is. Control frames, and
 * whatever a client may not send, go on to the server as they are: it answers the one and refuses the other. Nothing of a payload is held in here
 * between reads. Runs on the channel's event loop.
 */
final class FrameSlices extends ChannelInboundHandlerAdapter {
    /** Takes payloads. */
    @FunctionalInterface
    interface Payloads {
        /**
         * The next part of a message, or parts of several text messages.
         *
         * @param length of what is in the array
         * @param binary the kind of the messages
         */
        void take(byte[] parts, int length, boolean binary);
    }

    private static final byte[] NONE = {};

    private final long maxFrameBytes;
    private final Payloads payloads;
    private final FrameHead head = new FrameHead();
    /** Bytes of the open frame that are still to come. */
    private long left;
    /** Bytes of it that were passed on. */
    private long passed;

    private boolean asItIs;
    private boolean inMessage;
    private boolean binary;
    /** Text of what is being read now. */
    private byte[] text = NONE;

    private int textBytes;
    /** The peer said that nothing follows, or what followed had no meaning. */
    private boolean over;

    FrameSlices(long maxFrameBytes, Payloads payloads) {
        this.maxFrameBytes = maxFrameBytes;
        this.payloads = payloads;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (!(message instanceof ByteBuf bytes)) {
            super.channelRead(context, message);
            return;
        }
        try {
            while (bytes.isReadable()) {
                if (over && left == 0) {
                    return;
                }
                if (left > 0) {
                    payload(context, bytes);
                } else {
                    head(context, bytes);
                }
            }
        } finally {
            passText();
            bytes.release();
        }
    }

    private void head(ChannelHandlerContext context, ByteBuf bytes) {
        if (!head.read(bytes)) {
            return;
        }
        left = Math.max(0, head.payloadBytes());
        passed = 0;
        asItIs = head.isControl() || !head.isOfMaskedData() || head.payloadBytes() > maxFrameBytes;
        if (asItIs) {
            passText();
            over = !head.isControl() || head.isClose();
            ByteBuf alone = context.alloc().buffer(FrameHead.MOST_BYTES);
            head.writeTo(alone);
            context.fireChannelRead(alone);
        } else if (head.continues() != inMessage) {
            passText();
            over = true;
            left = 0;
            context.fireExceptionCaught(new CorruptedWebSocketFrameException(
                    WebSocketCloseStatus.PROTOCOL_ERROR, "a message ends before the next begins"));
        } else {
            binary = inMessage ? binary : head.isBinary();
            inMessage = !head.isFinal();
        }
        if (left == 0) {
            head.clear();
        }
    }

    private void payload(ChannelHandlerContext context, ByteBuf bytes) {
        int count = (int) Math.min(left, bytes.readableBytes());
        left -= count;
        if (asItIs) {
            context.fireChannelRead(bytes.readRetainedSlice(count));
        } else if (binary) {
            passText();
            byte[] part = new byte[count];
            bytes.readBytes(part);
            head.unmask(part, 0, count, passed);
            passed += count;
            payloads.take(part, count, true);
        } else {
            text(bytes, count);
        }
        if (left == 0) {
            head.clear();
        }
    }

    private void text(ByteBuf bytes, int count) {
        if (textBytes == 0) {
            text = new byte[bytes.readableBytes()];
        }
        bytes.readBytes(text, textBytes, count);
        head.unmask(text, textBytes, textBytes + count, passed);
        passed += count;
        textBytes += count;
    }

    private void passText() {
        int length = textBytes;
        byte[] all = text;
        textBytes = 0;
        text = NONE;
        if (length > 0) {
            payloads.take(all, length, false);
        }
    }
}
