package dev.playhead.ingest.rrwebcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FrameSlicesTest {
    private static final int MAX_FRAME = 1 << 20;

    /** What the socket gets. @param kind of the message's first frame */
    private record Message(Class<?> kind, String hex) {}

    @Property(tries = 200)
    void whereverFramesAreCutTheirMessagesAreTheSame(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 200_000) int piece) {
        EmbeddedChannel plain = decoder();
        EmbeddedChannel sliced = decoder();
        sliced.pipeline().addFirst(new FrameSlices(MAX_FRAME));
        byte[] sent = frames(random);
        plain.writeInbound(Unpooled.copiedBuffer(sent));

        for (int at = 0; at < sent.length; ) {
            int count = Math.min(sent.length - at, 1 + random.nextInt(piece));
            sliced.writeInbound(Unpooled.copiedBuffer(sent, at, count));
            at += count;
        }

        assertThat(messages(sliced)).isEqualTo(messages(plain));
    }

    @Test
    void whatArrivedOfAFrameGoesOnAtOnce() {
        EmbeddedChannel channel = decoder();
        channel.pipeline().addFirst(new FrameSlices(MAX_FRAME));
        byte[] frame = encode(new TextWebSocketFrame("x".repeat(100_000)));

        for (int at = 0; at < 50_000; at += 1_000) {
            channel.writeInbound(Unpooled.copiedBuffer(frame, at, 1_000));
        }

        int arrived = 0;
        for (WebSocketFrame part = channel.readInbound(); part != null; part = channel.readInbound()) {
            arrived += part.content().readableBytes();
            part.release();
        }
        // All but the head.
        assertThat(arrived).isBetween(50_000 - FrameHead.MOST_BYTES, 50_000 - 2);
    }

    @Test
    void aFrameThatIsTooLongIsRefusedByItsHead() {
        EmbeddedChannel channel = decoder();
        channel.pipeline().addFirst(new FrameSlices(MAX_FRAME));
        byte[] frame = encode(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(new byte[MAX_FRAME + 1])));

        Throwable refusal = catchThrowable(() -> channel.writeInbound(Unpooled.copiedBuffer(frame, 0, 20)));

        assertThat(refusal).isInstanceOfSatisfying(CorruptedWebSocketFrameException.class, corrupted -> assertThat(
                        corrupted.closeStatus())
                .isEqualTo(WebSocketCloseStatus.MESSAGE_TOO_BIG));
    }

    private static byte[] frames(Random random) {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        for (int i = 0; i < 12; i++) {
            byte[] payload = new byte[random.nextBoolean() ? random.nextInt(200) : random.nextInt(100_000)];
            random.nextBytes(payload);
            ByteBuf content = Unpooled.wrappedBuffer(payload);
            switch (random.nextInt(3)) {
                case 0 -> sent.writeBytes(encode(new BinaryWebSocketFrame(content)));
                case 1 -> sent.writeBytes(encode(new TextWebSocketFrame(content)));
                default -> {
                    sent.writeBytes(encode(new TextWebSocketFrame(false, 0, content)));
                    sent.writeBytes(
                            encode(new PingWebSocketFrame(Unpooled.wrappedBuffer(new byte[random.nextInt(125)]))));
                    sent.writeBytes(encode(new ContinuationWebSocketFrame(true, 0, Unpooled.wrappedBuffer(payload))));
                }
            }
        }
        return sent.toByteArray();
    }

    /** Messages put together from their frames, and the pings between them. */
    private static Map<String, List<Message>> messages(EmbeddedChannel channel) {
        List<Message> data = new ArrayList<>();
        List<Message> pings = new ArrayList<>();
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        Class<?> kind = WebSocketFrame.class;
        for (WebSocketFrame frame = channel.readInbound(); frame != null; frame = channel.readInbound()) {
            byte[] content = ByteBufUtil.getBytes(frame.content());
            if (frame instanceof PingWebSocketFrame) {
                pings.add(new Message(PingWebSocketFrame.class, HexFormat.of().formatHex(content)));
            } else {
                kind = frame instanceof ContinuationWebSocketFrame ? kind : frame.getClass();
                message.writeBytes(content);
                if (frame.isFinalFragment()) {
                    data.add(new Message(kind, HexFormat.of().formatHex(message.toByteArray())));
                    message.reset();
                }
            }
            frame.release();
        }
        return Map.of("data", data, "pings", pings);
    }

    private static byte[] encode(WebSocketFrame frame) {
        EmbeddedChannel encoder = new EmbeddedChannel(new WebSocket13FrameEncoder(true));
        encoder.writeOutbound(frame);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (ByteBuf part = encoder.readOutbound(); part != null; part = encoder.readOutbound()) {
            bytes.writeBytes(ByteBufUtil.getBytes(part));
            part.release();
        }
        return bytes.toByteArray();
    }

    private static EmbeddedChannel decoder() {
        return new EmbeddedChannel(new WebSocket13FrameDecoder(true, false, MAX_FRAME));
    }
}
