package dev.playhead.storage.objects;

import java.util.concurrent.CompletionException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Sorts the SDK's exceptions into ours. */
final class Failures {
    private static final int NOT_FOUND = 404;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;

    private Failures() {}

    static boolean isNotFound(Throwable failure) {
        return cause(failure) instanceof S3Exception said && said.statusCode() == NOT_FOUND;
    }

    static ObjectFailure of(String key, Throwable failure) {
        return switch (cause(failure)) {
            case ObjectFailure ours -> ours;
            case S3Exception said -> answered(key, said, failure);
            case Throwable other -> new StorageUnavailable("no answer from the object store for " + key, other);
        };
    }

    private static ObjectFailure answered(String key, S3Exception said, Throwable failure) {
        int status = said.statusCode();
        if (status >= 500 || status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS) {
            return new StorageUnavailable("the object store answered " + status + " for " + key, failure);
        }
        return status == NOT_FOUND && !(said instanceof NoSuchBucketException)
                ? new ObjectMissing(key, failure)
                : new StorageRefused("the object store answered " + status + " for " + key, failure);
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
