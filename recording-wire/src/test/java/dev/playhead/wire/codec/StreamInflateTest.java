package dev.playhead.wire.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StreamInflateTest {
    private static final long CAP = 1 << 20;

    private final ByteArrayOutputStream plain = new ByteArrayOutputStream();

    private StreamInflate stream(ContentEncoding encoding, long cap) {
        plain.reset();
        return new StreamInflate(encoding, cap, plain::write);
    }

    @Property(tries = 400)
    void anySplitGivesTheSameBytes(
            @ForAll @Size(max = 3000) byte[] text, @ForAll ContentEncoding encoding, @ForAll long splits) {
        try (StreamInflate stream = stream(encoding, CAP)) {
            for (byte[] piece : Splits.of(Bodies.compress(text, encoding), new Random(splits))) {
                assertThat(stream.feed(piece, 0, piece.length)).isInstanceOf(StreamFeed.Fed.class);
            }

            assertThat(stream.end()).isEqualTo(new StreamFeed.Fed(text.length));
            assertThat(plain.toByteArray()).isEqualTo(text);
        }
    }

    @Property(tries = 400)
    void noiseIsNeverAnException(
            @ForAll @Size(max = 300) byte[] noise, @ForAll ContentEncoding encoding, @ForAll long splits) {
        try (StreamInflate stream = stream(encoding, CAP)) {
            for (byte[] piece : Splits.of(noise, new Random(splits))) {
                assertThat(stream.feed(piece, 0, piece.length)).isNotNull();
            }
            assertThat(stream.end()).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatThePeerFlushedComesOutAtOnce(ContentEncoding encoding) {
        FlushingStream peer = new FlushingStream(encoding);
        try (StreamInflate stream = stream(encoding, CAP)) {
            for (String line :
                    List.of("{\"type\":4}\n", "{\"type\":2,\"data\":\"" + "é".repeat(50_000) + "\"}\n", "{}\n")) {
                plain.reset();
                byte[] piece = peer.flushed(line);

                assertThat(stream.feed(piece, 0, piece.length)).isInstanceOf(StreamFeed.Fed.class);
                assertThat(plain.toString(StandardCharsets.UTF_8)).isEqualTo(line);
            }
            byte[] last = peer.ended();
            stream.feed(last, 0, last.length);
            assertThat(stream.end()).isInstanceOf(StreamFeed.Fed.class);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "ZSTD"})
    void membersFollowEachOther(ContentEncoding encoding) {
        byte[] member = Bodies.compress("{}\n".getBytes(StandardCharsets.UTF_8), encoding);
        byte[] both = Bodies.join(member, member);
        try (StreamInflate stream = stream(encoding, CAP)) {
            for (byte one : both) {
                assertThat(stream.feed(new byte[] {one}, 0, 1)).isInstanceOf(StreamFeed.Fed.class);
            }

            assertThat(stream.end()).isEqualTo(new StreamFeed.Fed(6));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "IDENTITY")
    void aStreamThatStopsInTheMiddleIsCutOff(ContentEncoding encoding) {
        byte[] body = Bodies.compress("{\"type\":4}\n".repeat(99).getBytes(StandardCharsets.UTF_8), encoding);
        try (StreamInflate stream = stream(encoding, CAP)) {
            stream.feed(body, 0, body.length - 1);

            assertThat(stream.end()).isInstanceOf(ChunkDecoding.Malformed.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theCapIsOnAllPiecesTogether(ContentEncoding encoding) {
        FlushingStream peer = new FlushingStream(encoding);
        try (StreamInflate stream = stream(encoding, 25)) {
            byte[] first = peer.flushed("x".repeat(20));
            byte[] second = peer.flushed("y".repeat(6));

            assertThat(stream.feed(first, 0, first.length)).isEqualTo(new StreamFeed.Fed(20));
            assertThat(stream.feed(second, 0, second.length)).isEqualTo(new ChunkDecoding.TooLarge(25));
            assertThat(stream.feed(second, 0, second.length)).isEqualTo(new ChunkDecoding.TooLarge(25));
        }
    }
}
