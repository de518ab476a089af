package dev.playhead.ingest.rrwebcloud;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Cuts a frame where what has arrived of it ends, before the server would collect it: its parts go on as frames of the same
 * message, so that each byte is counted, and can be passed on, as soon as it is here. Nothing of a payload is held in here.
 * Runs on the channel's event loop.
 */
final class FrameSlices extends ChannelInboundHandlerAdapter {
    private final long maxFrameBytes;
    private final FrameHead head = new FrameHead();
    /** Bytes of the open frame that are still to come. */
    private long left;
    /** Bytes of it that were passed on. */
    private long passed;

    private boolean asItIs;

    FrameSlices(long maxFrameBytes) {
        this.maxFrameBytes = maxFrameBytes;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (!(message instanceof ByteBuf bytes)) {
            super.channelRead(context, message);
            return;
        }
        try {
            while (bytes.isReadable()) {
                if (left > 0) {
                    payload(context, bytes);
                } else {
                    head(context, bytes);
                }
            }
        } finally {
            bytes.release();
        }
    }

    private void head(ChannelHandlerContext context, ByteBuf bytes) {
        int begin = bytes.readerIndex();
        boolean begins = head.isEmpty();
        if (!head.read(bytes)) {
            return;
        }
        long payload = head.payloadBytes();
        // The server collects a control frame, which is short, and refuses what is too long by its head.
        asItIs = head.isControl() || payload > maxFrameBytes || payload < 0;
        if (begins && payload >= 0 && payload <= bytes.readableBytes()) {
            bytes.readerIndex(begin);
            context.fireChannelRead(bytes.readRetainedSlice(head.count() + (int) payload));
            head.clear();
            return;
        }
        left = Math.max(0, payload);
        passed = 0;
        if (asItIs || left == 0) {
            ByteBuf alone = context.alloc().buffer(FrameHead.MOST_BYTES);
            head.writeTo(alone);
            context.fireChannelRead(alone);
        }
        if (left == 0) {
            head.clear();
        }
    }

    private void payload(ChannelHandlerContext context, ByteBuf bytes) {
        int part = (int) Math.min(left, bytes.readableBytes());
        ByteBuf next;
        if (asItIs) {
            next = bytes.readRetainedSlice(part);
        } else {
            next = context.alloc().buffer(FrameHead.MOST_BYTES + part);
            head.writePartTo(next, passed, part);
            next.writeBytes(bytes, part);
        }
        left -= part;
        passed += part;
        if (left == 0) {
            head.clear();
        }
        context.fireChannelRead(next);
    }
}
