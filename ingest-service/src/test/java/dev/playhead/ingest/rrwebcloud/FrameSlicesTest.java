package dev.playhead.ingest.rrwebcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
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
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FrameSlicesTest {
    private static final int MAX_FRAME = 1 << 20;

    /** What stands behind one another in messages of one kind. */
    private record Run(boolean binary, String hex) {}

    private final List<Run> runs = new ArrayList<>();
    private final ByteArrayOutputStream run = new ByteArrayOutputStream();
    private boolean binaryRun;

    @Property(tries = 200)
    void whereverFramesAreCutWhatTheyCarryIsTheSame(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 200_000) int piece) {
        EmbeddedChannel plain = decoder();
        byte[] sent = frames(random);
        plain.writeInbound(Unpooled.copiedBuffer(sent));
        List<String> pings = pings(plain);
        List<Run> expected = runs();

        EmbeddedChannel sliced = sliced();
        for (int at = 0; at < sent.length; ) {
            int count = Math.min(sent.length - at, 1 + random.nextInt(piece));
            sliced.writeInbound(Unpooled.copiedBuffer(sent, at, count));
            at += count;
        }

        assertThat(pings(sliced)).isEqualTo(pings);
        assertThat(runs()).isEqualTo(expected);
    }

    @Test
    void whatArrivedOfAFrameGoesOnAtOnce() {
        EmbeddedChannel channel = sliced();
        byte[] frame = encode(new TextWebSocketFrame("x".repeat(100_000)));

        for (int at = 0; at < 50_000; at += 1_000) {
            channel.writeInbound(Unpooled.copiedBuffer(frame, at, 1_000));
        }

        // All but the head.
        assertThat(run.size()).isBetween(50_000 - FrameHead.MOST_BYTES, 50_000 - 2);
    }

    @Test
    void aFrameThatIsTooLongIsRefusedByItsHead() {
        byte[] frame = encode(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(new byte[MAX_FRAME + 1])));

        assertThat(refusal(HexFormat.of().formatHex(frame, 0, 20))).isEqualTo(WebSocketCloseStatus.MESSAGE_TOO_BIG);
    }

    @Test
    void whatAClientMayNotSendIsRefusedAndNothingBehindItIsTaken() {
        String masked = "8180000000007b";
        for (String forbidden : List.of(
                // unmasked; reserved bits; a reserved kind; lengths that are written too long
                "81017b",
                "c181000000007b",
                "8381000000007b",
                "81fe0001000000007b",
                "81ff0000000000000001000000007b",
                "81ffffffffffffffffff00000000",
                // a message goes on that nobody began; one begins in another
                "8081000000007b",
                "0181000000007b" + "8181000000007d")) {
            run.reset();
            assertThat(refusal(forbidden + masked)).as(forbidden).isEqualTo(WebSocketCloseStatus.PROTOCOL_ERROR);
            assertThat(run.size()).as(forbidden).isEqualTo(forbidden.startsWith("01") ? 1 : 0);
        }
    }

    @Test
    void behindACloseNothingIsTaken() {
        EmbeddedChannel channel = sliced();

        channel.writeInbound(Unpooled.wrappedBuffer(HexFormat.of().parseHex("88820000000003e8" + "8181000000007b")));

        CloseWebSocketFrame close = channel.readInbound();
        assertThat(close.statusCode()).isEqualTo(1000);
        assertThat(run.size()).isZero();
        close.release();
    }

    private WebSocketCloseStatus refusal(String hex) {
        EmbeddedChannel channel = sliced();
        Throwable thrown = catchThrowable(
                () -> channel.writeInbound(Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex))));
        assertThat(thrown).as(hex).isInstanceOf(CorruptedWebSocketFrameException.class);
        return ((CorruptedWebSocketFrameException) thrown).closeStatus();
    }

    private EmbeddedChannel sliced() {
        EmbeddedChannel channel = decoder();
        channel.pipeline()
                .addFirst(new FrameSlices(
                        MAX_FRAME, (parts, length, binary) -> payload(Arrays.copyOf(parts, length), binary)));
        return channel;
    }

    private void payload(byte[] part, boolean binary) {
        if (part.length > 0 && binary != binaryRun) {
            endRun();
            binaryRun = binary;
        }
        run.writeBytes(part);
    }

    private void endRun() {
        if (run.size() > 0) {
            runs.add(new Run(binaryRun, HexFormat.of().formatHex(run.toByteArray())));
        }
        run.reset();
    }

    private List<Run> runs() {
        endRun();
        List<Run> all = List.copyOf(runs);
        runs.clear();
        return all;
    }

    /** Pings; data goes where that of slices goes. */
    private List<String> pings(EmbeddedChannel channel) {
        List<String> pings = new ArrayList<>();
        boolean binary = false;
        for (WebSocketFrame frame = channel.readInbound(); frame != null; frame = channel.readInbound()) {
            byte[] content = ByteBufUtil.getBytes(frame.content());
            if (frame instanceof PingWebSocketFrame) {
                pings.add(HexFormat.of().formatHex(content));
            } else {
                binary = frame instanceof ContinuationWebSocketFrame ? binary : frame instanceof BinaryWebSocketFrame;
                payload(content, binary);
            }
            frame.release();
        }
        return pings;
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
