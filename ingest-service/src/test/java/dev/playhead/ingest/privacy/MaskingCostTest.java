package dev.playhead.ingest.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import dev.playhead.wire.codec.ContentEncoding;
import dev.playhead.wire.codec.Inflate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Masking keeps up with what recorders send: megabytes a second on one core, over all real recordings. */
class MaskingCostTest {
    private static final double LEAST_MB_PER_SECOND = 2;

    @Test
    void masksFasterThanRecordersSend() {
        List<byte[]> recordings = new ArrayList<>();
        for (Path file : RealPages.all()) {
            recordings.add(RealPages.ndjson(file));
        }
        List<byte[]> packed =
                recordings.stream().map(plain -> Zstd.compress(plain, 1)).toList();

        double inflate =
                rate(recordings, () -> packed.forEach(body -> Inflate.inflate(body, ContentEncoding.ZSTD, 1 << 30)));
        double strict = rate(recordings, Filters.strict());
        double noMatch = rate(recordings, Filters.rules("no such text \\d+"));
        double one = rate(recordings, Filters.rules(Filters.USUAL.getFirst()));
        double ten = rate(recordings, Filters.rules(Filters.USUAL.toArray(String[]::new)));
        System.out.printf(
                "inflate alone %.0f MB/s; strict %.0f; one literal rule %.0f; one e-mail rule %.0f; ten usual rules %.1f%n",
                inflate, strict, noMatch, one, ten);

        assertThat(List.of(strict, one, ten)).allMatch(rate -> rate > LEAST_MB_PER_SECOND);
    }

    private static double rate(List<byte[]> recordings, PrivacyFilter filter) {
        return rate(recordings, () -> recordings.forEach(filter::apply));
    }

    private static double rate(List<byte[]> recordings, Runnable work) {
        work.run();
        long before = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - before) / 1e9;
        return recordings.stream().mapToLong(plain -> plain.length).sum() / 1e6 / seconds;
    }
}
