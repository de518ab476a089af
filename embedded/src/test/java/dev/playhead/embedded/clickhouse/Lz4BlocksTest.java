package dev.playhead.embedded.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clickhouse.data.ClickHouseCityHash;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Lz4BlocksTest {
    @Test
    void checksumsAsTheClientsDo() {
        byte[] bytes = new byte[3_000];
        new Random(7).nextBytes(bytes);
        for (int length = 0; length < 2_000; length++) {
            long[] expected = ClickHouseCityHash.cityHash128(bytes, 5, length);

            CityHash128.Hash hash = CityHash128.of(bytes, 5, length);

            assertThat(new long[] {hash.low(), hash.high()})
                    .as("length %d", length)
                    .isEqualTo(expected);
        }
    }

    @Test
    void returnsWhatItPacked() throws IOException {
        byte[] bytes = new byte[2_500_000];
        new Random(8).nextBytes(bytes);

        byte[] packed = packed(bytes);

        assertThat(Lz4Blocks.decompress(new ByteArrayInputStream(packed)).readAllBytes())
                .isEqualTo(bytes);
    }

    @Test
    void refusesADamagedBlock() throws IOException {
        byte[] packed = packed("some text some text some text".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        packed[packed.length - 1] ^= 1;

        assertThatThrownBy(() ->
                        Lz4Blocks.decompress(new ByteArrayInputStream(packed)).readAllBytes())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("checksum");
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = Lz4Blocks.compress(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
