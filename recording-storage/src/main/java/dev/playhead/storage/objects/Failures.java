package dev.playhead.storage.objects;

import java.util.concurrent.CompletionException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Sorts the SDK's exceptions into ours. */
final class Failures {
    private Failures() {}

    static ObjectFailure of(String key, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof ObjectFailure ours) {
            return ours;
        }
        if (cause instanceof S3Exception said) {
            int status = said.statusCode();
            boolean passing = status >= 500 || status == 408 || status == 429;
            if (passing) {
                return new StorageUnavailable("the object store answered " + status + " for " + key, failure);
            }
            boolean noBucket = said.awsErrorDetails() != null
                    && "NoSuchBucket".equals(said.awsErrorDetails().errorCode());
            return status == 404 && !noBucket
                    ? new ObjectMissing(key, failure)
                    : new StorageRefused("the object store answered " + status + " for " + key, failure);
        }
        return new StorageUnavailable("no answer from the object store for " + key, failure);
    }
}
