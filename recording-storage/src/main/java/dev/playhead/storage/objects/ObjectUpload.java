package dev.playhead.storage.objects;

import io.smallrye.mutiny.Uni;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * One object that comes piece by piece and is as long as it gets: a small one is put at once, a larger one goes up in parts while it comes.
 * Nothing can be read before {@link #complete}. Not thread-safe: each call waits for the one before. Fails as {@link ObjectStore} does.
 */
public final class ObjectUpload {
    /** Stores want at least 5 MiB in every part but the last, and at most 10,000 parts. */
    private static final int PART_BYTES = 8 << 20;

    private final ObjectStore store;
    private final S3AsyncClient s3;
    private final String bucket;
    private final String key;
    private final List<ByteBuffer> waiting = new ArrayList<>();
    private final List<CompletedPart> parts = new ArrayList<>();
    private long waitingBytes;
    private @Nullable String uploadId;

    ObjectUpload(ObjectStore store, S3AsyncClient s3, String bucket, String key) {
        this.store = store;
        this.s3 = s3;
        this.bucket = bucket;
        this.key = key;
    }

    /** @param bytes not to be changed until {@link #complete} */
    public Uni<Void> add(byte[] bytes) {
        waiting.add(ByteBuffer.wrap(bytes));
        waitingBytes += bytes.length;
        return waitingBytes < PART_BYTES ? Uni.createFrom().voidItem() : begin().chain(this::part);
    }

    /** Succeeds once the store has acknowledged the whole object. */
    public Uni<Void> complete() {
        return uploadId == null ? store.put(key, waiting) : lastPart().chain(this::assemble);
    }

    private Uni<String> begin() {
        return uploadId != null
                ? Uni.createFrom().item(uploadId)
                : store.call(
                                key,
                                () -> s3.createMultipartUpload(
                                        r -> r.bucket(bucket).key(key)))
                        .map(begun -> begun.uploadId())
                        .invoke(id -> uploadId = id);
    }

    private Uni<Void> lastPart() {
        return waiting.isEmpty() ? Uni.createFrom().voidItem() : part(id());
    }

    private Uni<Void> part(String id) {
        int number = parts.size() + 1;
        ByteBuffer[] contents = waiting.toArray(ByteBuffer[]::new);
        return store.call(
                        key,
                        () -> s3.uploadPart(
                                r -> r.bucket(bucket).key(key).uploadId(id).partNumber(number),
                                AsyncRequestBody.fromRemainingByteBuffersUnsafe(contents)))
                .invoke(stored -> {
                    parts.add(CompletedPart.builder()
                            .partNumber(number)
                            .eTag(stored.eTag())
                            .build());
                    waiting.clear();
                    waitingBytes = 0;
                })
                .replaceWithVoid();
    }

    private Uni<Void> assemble() {
        return store.call(
                        key,
                        () -> s3.completeMultipartUpload(
                                r -> r.bucket(bucket).key(key).uploadId(id()).multipartUpload(all -> all.parts(parts))))
                .replaceWithVoid();
    }

    private String id() {
        if (uploadId == null) {
            throw new IllegalStateException("no upload in parts has begun");
        }
        return uploadId;
    }
}
