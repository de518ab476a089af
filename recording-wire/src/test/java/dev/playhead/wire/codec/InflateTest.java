package dev.playhead.wire.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class InflateTest {
    private static final long CAP = 1 << 20;
    private static final byte[] EVENTS =
            " \n{\"type\":2,\"timestamp\":1}\n{\"type\":3}\n".repeat(500).getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @EnumSource
    void inflatesWholeBodies(ContentEncoding encoding) {
        byte[] body = Bodies.compress(EVENTS, encoding);

        assertThat(Inflate.inflate(body, encoding, CAP))
                .isInstanceOfSatisfying(ChunkDecoding.Decoded.class, decoded -> assertThat(decoded.bytes())
                        .isEqualTo(EVENTS));
        assertThat(Inflate.check(body, encoding, CAP)).isEqualTo(new ChunkCheck.Checked(EVENTS.length, '{', 1000));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "IDENTITY")
    void refusesEveryCutOffBody(ContentEncoding encoding) {
        byte[] body = Bodies.compress(EVENTS, encoding);
        for (int length = 0; length < body.length; length++) {
            byte[] cut = Arrays.copyOf(body, length);

            assertThat(Inflate.inflate(cut, encoding, CAP))
                    .as("first %d of %d bytes", length, body.length)
                    .isInstanceOf(ChunkDecoding.Malformed.class);
            assertThat(Inflate.check(cut, encoding, CAP)).isInstanceOf(ChunkDecoding.Malformed.class);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "IDENTITY")
    void refusesBytesBehindTheBody(ContentEncoding encoding) {
        byte[] body = Bodies.compress(EVENTS, encoding);
        for (int garbage : new int[] {1, 3, 9, 200_000}) {
            byte[] spliced = Bodies.join(body, new byte[garbage]);

            assertThat(Inflate.inflate(spliced, encoding, CAP))
                    .as("%d bytes of garbage", garbage)
                    .isInstanceOf(ChunkDecoding.Malformed.class);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "IDENTITY")
    void refusesWhatIsNotCompressedAtAll(ContentEncoding encoding) {
        assertThat(Inflate.inflate(EVENTS, encoding, CAP)).isInstanceOf(ChunkDecoding.Malformed.class);
    }

    @ParameterizedTest
    @EnumSource
    void refusesOneByteMoreThanTheCap(ContentEncoding encoding) {
        byte[] body = Bodies.compress(EVENTS, encoding);

        assertThat(Inflate.inflate(body, encoding, EVENTS.length)).isInstanceOf(ChunkDecoding.Decoded.class);
        assertThat(Inflate.inflate(body, encoding, EVENTS.length - 1))
                .isEqualTo(new ChunkDecoding.TooLarge(EVENTS.length - 1));
        assertThat(Inflate.check(body, encoding, EVENTS.length - 1))
                .isEqualTo(new ChunkDecoding.TooLarge(EVENTS.length - 1));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "IDENTITY")
    void stopsInsideABomb(ContentEncoding encoding) {
        byte[] bomb = Bodies.compress(new byte[64 << 20], encoding);

        assertThat(Inflate.check(bomb, encoding, CAP)).isEqualTo(new ChunkDecoding.TooLarge(CAP));
        assertThat(Inflate.inflate(bomb, encoding, CAP)).isEqualTo(new ChunkDecoding.TooLarge(CAP));
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "ZSTD"})
    void takesConcatenatedMembersAsOneBody(ContentEncoding encoding) {
        byte[] member = Bodies.compress(EVENTS, encoding);

        assertThat(Inflate.check(Bodies.join(member, member), encoding, CAP))
                .isEqualTo(new ChunkCheck.Checked(2L * EVENTS.length, '{', 2000));
    }

    @Test
    void refusesAFlippedBitInAGzipBody() {
        byte[] body = Bodies.compress(EVENTS, ContentEncoding.GZIP);
        byte[] flipped = body.clone();
        flipped[body.length - 6] ^= 1;

        assertThat(Inflate.inflate(flipped, ContentEncoding.GZIP, CAP)).isInstanceOf(ChunkDecoding.Malformed.class);
    }

    @Test
    void readsAGzipHeaderWithNameCommentAndExtra() throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(plain)) {
            gzip.write(EVENTS);
        }
        byte[] body = plain.toByteArray();
        byte[] head = Arrays.copyOf(body, 10);
        head[3] = 4 | 8 | 16 | 2;
        byte[] extras = {3, 0, 1, 2, 3, 'n', 0, 'c', 0, 0, 0};
        byte[] whole = Bodies.join(Bodies.join(head, extras), Arrays.copyOfRange(body, 10, body.length));

        assertThat(Inflate.inflate(whole, ContentEncoding.GZIP, CAP)).isInstanceOf(ChunkDecoding.Decoded.class);
    }

    @Test
    void aBodyAfterABrokenOneIsReadAsIfItWereTheFirst() {
        byte[] body = Bodies.compress(EVENTS, ContentEncoding.GZIP);
        byte[] cut = Arrays.copyOf(body, body.length / 2);
        ChunkCheck whole = new ChunkCheck.Checked(EVENTS.length, '{', 1000);

        for (int i = 0; i < 50; i++) {
            assertThat(Inflate.check(cut, ContentEncoding.GZIP, CAP)).isInstanceOf(ChunkDecoding.Malformed.class);
            assertThat(Inflate.check(body, ContentEncoding.GZIP, CAP)).isEqualTo(whole);
            assertThat(Inflate.check(body, ContentEncoding.GZIP, 100)).isInstanceOf(ChunkDecoding.TooLarge.class);
            assertThat(Inflate.check(body, ContentEncoding.GZIP, CAP)).isEqualTo(whole);
        }
    }

    @Test
    void manyBodiesAtOnceDoNotMix() {
        List<byte[]> bodies = IntStream.range(1, 40)
                .mapToObj(lines -> Bodies.compress(
                        "{\"type\":3}\n".repeat(lines * 100).getBytes(StandardCharsets.UTF_8), ContentEncoding.GZIP))
                .toList();

        assertThat(IntStream.range(0, 2_000)
                        .parallel()
                        .map(i -> i % bodies.size())
                        .allMatch(i -> Inflate.check(bodies.get(i), ContentEncoding.GZIP, CAP)
                                .equals(new ChunkCheck.Checked((i + 1) * 1_100L, '{', (i + 1) * 100L))))
                .isTrue();
    }

    @Test
    void aStyleSheetInAnEventLooksLikeNoSecondEvent() {
        byte[] line = ("{\"type\":2,\"data\":{\"a\":\".b{c:d} .e{f:g}\\n[h=\\\"i\\\"] {} \",\"j\":[\"}\",\"} (x\"],"
                        + "\"k\":{\"}\":\"}\"}},\"timestamp\":1}\n")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(EventLines.endOfLine(line, 0, line.length)).isEqualTo(line.length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":3}",
                " {\"type\":3}",
                "\t[{\"type\":3}]",
                "\"x\"",
                " \"\\u0078\"",
                "[\"x\"]",
                "{ }",
                "[ ]"
            })
    void aSecondValueOnALineIsSeen(String second) {
        byte[] line = ("{\"type\":3,\"data\":{}}" + second + "\n").getBytes(StandardCharsets.UTF_8);

        assertThat(EventLines.endOfLine(line, 0, line.length)).isNegative();
    }

    @Test
    void looksAtTheFirstCharacterOnly() {
        assertThat(((ChunkCheck.Checked) Inflate.check(
                                "  hello".getBytes(StandardCharsets.UTF_8), ContentEncoding.IDENTITY, CAP))
                        .startsLikeEvents())
                .isFalse();
        assertThat(Inflate.check(new byte[0], ContentEncoding.IDENTITY, CAP))
                .isEqualTo(new ChunkCheck.Checked(0, -1, 0));
    }

    @Test
    void knowsOneEncodingAtATime() {
        assertThat(ContentEncoding.parse(null)).contains(ContentEncoding.IDENTITY);
        assertThat(ContentEncoding.parse(" GZip ")).contains(ContentEncoding.GZIP);
        assertThat(ContentEncoding.parse("gzip, br")).isEmpty();
        assertThat(ContentEncoding.parse("deflate")).isEmpty();
    }
}
