package dev.playhead.wire.codec;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class InflatePropertiesTest {
    private static final long CAP = 1 << 20;

    @Property(tries = 200)
    void everyBodyComesBackAsItWas(@ForAll @Size(max = 5000) byte[] plain, @ForAll ContentEncoding encoding) {
        assertThat(Inflate.inflate(Bodies.compress(plain, encoding), encoding, CAP))
                .isInstanceOfSatisfying(ChunkDecoding.Decoded.class, decoded -> assertThat(decoded.bytes())
                        .isEqualTo(plain));
    }

    @Property(tries = 500)
    void noiseIsNeverAnException(@ForAll @Size(max = 300) byte[] noise, @ForAll ContentEncoding encoding) {
        assertThat(Inflate.inflate(noise, encoding, CAP)).isNotNull();
        assertThat(Inflate.check(noise, encoding, CAP)).isNotNull();
    }
}
