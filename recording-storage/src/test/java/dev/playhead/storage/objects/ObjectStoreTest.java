package dev.playhead.storage.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playhead.embedded.EmbeddedS3;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3AsyncClient;

@QuarkusTest
class ObjectStoreTest {
    @Inject
    ObjectStore store;

    @Inject
    S3AsyncClient s3;

    @ConfigProperty(name = "playhead.storage.bucket")
    String bucket;

    EmbeddedS3 server;

    @BeforeEach
    void bucket() {
        store.createBucketIfMissing().await().indefinitely();
    }

    @Test
    void storesExactlyTheBytesThatWerePut() {
        byte[] bytes = new byte[3_000_000];
        new Random(1).nextBytes(bytes);

        store.put("a/whole", bytes).await().indefinitely();
        store.put(
                        "a/parts",
                        List.of(ByteBuffer.wrap(bytes, 0, 1_000_000), ByteBuffer.wrap(bytes, 1_000_000, 2_000_000)))
                .await()
                .indefinitely();

        assertThat(store.get("a/whole").await().indefinitely()).isEqualTo(bytes);
        assertThat(store.get("a/parts").await().indefinitely()).isEqualTo(bytes);
        assertThat(store.range("a/whole", 1_234, 567).await().indefinitely())
                .isEqualTo(Arrays.copyOfRange(bytes, 1_234, 1_801));
    }

    @Test
    void missingIsNotUnavailable() {
        assertThatThrownBy(() -> store.get("b/none").await().indefinitely()).isInstanceOf(ObjectMissing.class);
        assertThatThrownBy(() -> store.range("b/none", 0, 5).await().indefinitely())
                .isInstanceOf(ObjectMissing.class);
        assertThat(store.exists("b/none").await().indefinitely()).isFalse();
    }

    @Test
    void aRangeBeyondTheEndIsRefused() {
        store.put("c/short", new byte[10]).await().indefinitely();

        assertThatThrownBy(() -> store.range("c/short", 5, 10).await().indefinitely())
                .isInstanceOf(StorageRefused.class);
        assertThatThrownBy(() -> store.range("c/short", 50, 10).await().indefinitely())
                .isInstanceOf(StorageRefused.class);
    }

    @Test
    void deletesAndDeletesAgain() {
        store.put("d/gone", new byte[10]).await().indefinitely();
        assertThat(store.exists("d/gone").await().indefinitely()).isTrue();

        store.delete("d/gone").await().indefinitely();
        store.delete("d/gone").await().indefinitely();

        assertThat(store.exists("d/gone").await().indefinitely()).isFalse();
    }

    @Test
    void anObjectThatComesInPiecesIsWholeOnceItIsComplete() {
        byte[] bytes = new byte[21_000_000];
        new Random(2).nextBytes(bytes);

        for (int pieces : new int[] {1, 3, 40}) {
            String key = "f/pieces" + pieces;
            ObjectUpload upload = store.upload(key);
            int size = bytes.length / pieces;
            for (int at = 0; at < bytes.length; at += size) {
                upload.add(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + size)))
                        .await()
                        .indefinitely();
                assertThat(store.exists(key).await().indefinitely()).isFalse();
            }
            upload.complete().await().indefinitely();

            assertThat(store.get(key).await().indefinitely()).isEqualTo(bytes);
        }
        ObjectUpload small = store.upload("f/small");
        small.add(new byte[] {1, 2}).await().indefinitely();
        small.add(new byte[] {3}).await().indefinitely();
        small.complete().await().indefinitely();
        assertThat(store.get("f/small").await().indefinitely()).containsExactly(1, 2, 3);
    }

    @Test
    void forgetsWhatWasBegunAndNeverCompleted() {
        ObjectUpload given = store.upload("g/given-up");
        given.add(new byte[9_000_000]).await().indefinitely();
        assertThat(s3.listMultipartUploads(r -> r.bucket(bucket).prefix("g/"))
                        .join()
                        .uploads())
                .hasSize(1);

        store.forgetUploads("g/given-up").await().indefinitely();
        store.forgetUploads("g/given-up").await().indefinitely();

        assertThat(s3.listMultipartUploads(r -> r.bucket(bucket).prefix("g/"))
                        .join()
                        .uploads())
                .isEmpty();
        assertThatThrownBy(() -> given.complete().await().indefinitely()).isInstanceOf(ObjectFailure.class);
    }

    @Test
    void aStoppedServerIsUnavailableAndComesBack() {
        store.put("e/kept", new byte[10]).await().indefinitely();
        server.kill();
        try {
            assertThatThrownBy(() -> store.get("e/kept").await().indefinitely()).isInstanceOf(StorageUnavailable.class);
        } finally {
            server.start();
        }

        assertThat(store.get("e/kept").await().indefinitely()).hasSize(10);
    }
}
