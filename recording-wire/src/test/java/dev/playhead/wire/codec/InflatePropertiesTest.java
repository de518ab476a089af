package dev.playhead.wire.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

class InflatePropertiesTest {
    private static final long CAP = 1 << 20;

    @Property(tries = 200)
    void everyBodyComesBackAsItWas(@ForAll @Size(max = 5000) byte[] plain, @ForAll ContentEncoding encoding) {
        assertThat(Inflate.inflate(Bodies.compress(plain, encoding), encoding, CAP))
                .isInstanceOfSatisfying(ChunkDecoding.Decoded.class, decoded -> assertThat(decoded.bytes())
                        .isEqualTo(plain));
    }

    /** A body that is inflated at once has one member, and its end is true; of all others the stream says what they are. */
    @Property(tries = 2_000)
    void atOnceAndAsAStreamABodyIsTheSame(
            @ForAll @Size(max = 3) List<@Size(max = 600) byte[]> members, @ForAll Harm harm, @ForAll int place) {
        byte[] body = harm.of(
                members.stream()
                        .map(plain -> Bodies.compress(plain, ContentEncoding.GZIP))
                        .reduce(new byte[0], Bodies::join),
                place);

        byte[] atOnce = GzipAtOnce.inflate(body, CAP);

        if (atOnce != null) {
            assertThat(streamed(body)).isEqualTo(atOnce);
        }
        if (members.size() == 1 && harm == Harm.NONE) {
            assertThat(atOnce).isEqualTo(members.getFirst());
        }
    }

    enum Harm {
        NONE,
        FLIPPED_BIT,
        CUT_OFF,
        MORE_BEHIND,
        TRAILER_TWICE;

        byte[] of(byte[] body, int place) {
            int at = body.length == 0 ? 0 : Math.floorMod(place, body.length);
            return switch (this) {
                case NONE -> body;
                case FLIPPED_BIT -> {
                    if (body.length > 0) {
                        body[at] ^= (byte) (1 << (place & 7));
                    }
                    yield body;
                }
                case CUT_OFF -> Arrays.copyOf(body, at);
                case MORE_BEHIND -> Bodies.join(body, new byte[] {(byte) place});
                case TRAILER_TWICE ->
                    Bodies.join(body, Arrays.copyOfRange(body, Math.max(0, body.length - 8), body.length));
            };
        }
    }

    private static byte @Nullable [] streamed(byte[] body) {
        InflatedSink.Keeping sink = new InflatedSink.Keeping(CAP, 0);
        try (GzipStream stream = GzipStream.ofWholeBody()) {
            stream.feed(body, 0, body.length, sink);
            stream.end();
            return sink.bytes();
        } catch (IOException | InflatedSink.CapExceeded e) {
            return null;
        }
    }

    @Property(tries = 500)
    void noiseIsNeverAnException(@ForAll @Size(max = 300) byte[] noise, @ForAll ContentEncoding encoding) {
        assertThat(Inflate.inflate(noise, encoding, CAP)).isNotNull();
        assertThat(Inflate.check(noise, encoding, CAP)).isNotNull();
    }
}
