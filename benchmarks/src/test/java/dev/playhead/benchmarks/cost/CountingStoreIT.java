package dev.playhead.benchmarks.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.benchmarks.system.Bucket;
import dev.playhead.embedded.EmbeddedS3;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountingStoreIT {
    @TempDir
    Path folder;

    @Test
    void passesOnWhatWasSignedAndCountsIt() throws Exception {
        byte[] bytes = "a segment".getBytes(StandardCharsets.UTF_8);
        try (EmbeddedS3 s3 = new EmbeddedS3(folder.resolve("s3"), 0)) {
            s3.start();
            try (CountingStore store = new CountingStore(s3.endpoint());
                    Bucket bucket = new Bucket(s3, store.endpoint())) {
                bucket.create();
                bucket.put("segments/one", bytes);
                bucket.put("segments/two", bytes);

                try (InputStream read = bucket.get("segments/one")) {
                    assertThat(read.readAllBytes()).isEqualTo(bytes);
                }

                assertThat(store.count("PUT", "segments")).isEqualTo(2);
                assertThat(store.count("GET", "segments")).isEqualTo(1);
                assertThat(store.count("PUT", "archives")).isZero();
            }
        }
    }
}
