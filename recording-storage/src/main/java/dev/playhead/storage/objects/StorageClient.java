package dev.playhead.storage.objects;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3AsyncClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;

/** The S3 client: {@code quarkus.s3.*} made the builder, what those keys can't say is added here. */
@ApplicationScoped
public class StorageClient {
    @Produces
    @ApplicationScoped
    S3AsyncClient client(
            S3AsyncClientBuilder builder,
            StorageSettings settings,
            @ConfigProperty(name = "quarkus.s3.path-style-access") boolean pathStyle) {
        return builder
                // Replaces the extension's own, whose checksum switch the SDK doesn't accept beside the two below.
                // Whole payloads are
                // signed or, over TLS, sent unsigned: chunked signing is another thing that stores differ in.
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(pathStyle)
                        .chunkedEncodingEnabled(false)
                        .build())
                // Stores other than Amazon's differ in what they make of checksum trailers; ours stand in the object
                // itself.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(o -> o.apiCallAttemptTimeout(settings.attemptTimeout())
                        .apiCallTimeout(settings.callTimeout())
                        .retryStrategy(retry -> retry.maxAttempts(settings.attempts())))
                .build();
    }

    void close(@Disposes S3AsyncClient client) {
        client.close();
    }
}
