package dev.playhead.storage.objects;

import dev.playhead.storage.context.BackToCaller;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * Immutable objects in one bucket. Thread-safe; every operation fails with {@link ObjectFailure} and nothing else, and answers on
 * the caller's Vert.x context.
 */
@ApplicationScoped
public class ObjectStore {
    private final S3AsyncClient s3;
    private final String bucket;

    public ObjectStore(S3AsyncClient s3, StorageSettings settings) {
        this.s3 = s3;
        this.bucket = settings.bucket();
    }

    /** Succeeds once the store has acknowledged the whole object; the array must not change until then. */
    public Uni<Void> put(String key, byte[] bytes) {
        return call(key, () -> s3.putObject(r -> r.bucket(bucket).key(key), AsyncRequestBody.fromBytesUnsafe(bytes)))
                .replaceWithVoid();
    }

    /** As {@link #put(String, byte[])}; the buffers' contents from position to limit, in order. */
    public Uni<Void> put(String key, List<ByteBuffer> buffers) {
        ByteBuffer[] parts = buffers.toArray(ByteBuffer[]::new);
        return call(
                        key,
                        () -> s3.putObject(
                                r -> r.bucket(bucket).key(key), AsyncRequestBody.fromRemainingByteBuffersUnsafe(parts)))
                .replaceWithVoid();
    }

    public Uni<byte[]> get(String key) {
        return read(key, GetObjectRequest.builder().bucket(bucket).key(key).build());
    }

    /** Exactly {@code length} bytes from {@code offset}; fails with {@link StorageRefused} where the object ends before. */
    public Uni<byte[]> range(String key, long offset, int length) {
        if (length == 0) {
            return Uni.createFrom().item(new byte[0]);
        }
        String range = "bytes=" + offset + "-" + (offset + length - 1);
        return read(
                        key,
                        GetObjectRequest.builder()
                                .bucket(bucket)
                                .key(key)
                                .range(range)
                                .build())
                .onItem()
                .invoke(bytes -> {
                    if (bytes.length != length) {
                        throw new StorageRefused(
                                key + " has " + bytes.length + " of the " + length + " bytes asked for at " + offset,
                                null);
                    }
                });
    }

    /** An object whose length isn't known before; where it is given up, {@link #forgetUploads} takes what came so far away. */
    public ObjectUpload upload(String key) {
        return new ObjectUpload(this, s3, bucket, key);
    }

    /** Takes away parts of objects with this key that were begun and not completed, by whomever. */
    public Uni<Void> forgetUploads(String key) {
        return call(key, () -> s3.listMultipartUploads(r -> r.bucket(bucket).prefix(key)))
                .onItem()
                .transformToMulti(begun -> Multi.createFrom().iterable(begun.uploads()))
                .filter(begun -> begun.key().equals(key))
                .onItem()
                .transformToUniAndConcatenate(begun -> call(
                                key,
                                () -> s3.abortMultipartUpload(
                                        r -> r.bucket(bucket).key(key).uploadId(begun.uploadId())))
                        .replaceWithVoid()
                        .onFailure(ObjectMissing.class)
                        .recoverWithNull())
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Succeeds also where there is no such object. */
    public Uni<Void> delete(String key) {
        return call(key, () -> s3.deleteObject(r -> r.bucket(bucket).key(key)))
                .replaceWithVoid()
                .onFailure(ObjectMissing.class)
                .recoverWithNull();
    }

    public Uni<Boolean> exists(String key) {
        return call(key, () -> s3.headObject(r -> r.bucket(bucket).key(key)))
                .replaceWith(true)
                .onFailure(ObjectMissing.class)
                .recoverWithItem(false);
    }

    /** Idempotent, also when several call it at once. */
    public Uni<Void> createBucketIfMissing() {
        return bucketExists().flatMap(exists -> exists ? Uni.createFrom().voidItem() : createBucket());
    }

    /** Whether the bucket is there and may be used; for readiness. */
    public Uni<Boolean> bucketExists() {
        return BackToCaller.uni(() -> s3.headBucket(r -> r.bucket(bucket)))
                .replaceWith(true)
                .onFailure(Failures::isNotFound)
                .recoverWithItem(false)
                .onFailure()
                .transform(failure -> Failures.of(bucket, failure));
    }

    private Uni<Void> createBucket() {
        return call(bucket, () -> s3.createBucket(r -> r.bucket(bucket)))
                .replaceWithVoid()
                // Somebody was faster.
                .onFailure(StorageRefused.class)
                .recoverWithUni(refused -> bucketExists()
                        .flatMap(exists -> exists
                                ? Uni.createFrom().voidItem()
                                : Uni.createFrom().failure(refused)));
    }

    private Uni<byte[]> read(String key, GetObjectRequest request) {
        return call(key, () -> s3.getObject(request, AsyncResponseTransformer.<GetObjectResponse>toBytes()))
                .map(ResponseBytes::asByteArrayUnsafe);
    }

    <T> Uni<T> call(String key, Supplier<CompletionStage<T>> operation) {
        return BackToCaller.uni(operation).onFailure().transform(failure -> Failures.of(key, failure));
    }
}
