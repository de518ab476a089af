package dev.playhead.benchmarks.system;

import dev.playhead.embedded.EmbeddedS3;
import java.io.InputStream;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** The bucket, as a client of the S3 server sees it without any of us. */
public final class Bucket implements AutoCloseable {
    private final S3AsyncClient s3;

    public Bucket(EmbeddedS3 server) {
        this(server, server.endpoint());
    }

    /** @param endpoint where the server is reached */
    public Bucket(EmbeddedS3 server, String endpoint) {
        s3 = S3AsyncClient.builder()
                .endpointOverride(URI.create(endpoint))
                .forcePathStyle(true)
                .region(Region.of(server.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(server.accessKey(), server.secretKey())))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .build();
    }

    public void create() {
        s3.createBucket(bucket -> bucket.bucket(PlayheadSystem.BUCKET)).join();
    }

    public void put(String key, byte[] bytes) {
        s3.putObject(object -> object.bucket(PlayheadSystem.BUCKET).key(key), AsyncRequestBody.fromBytes(bytes))
                .join();
    }

    public InputStream get(String key) {
        return s3.getObject(
                        object -> object.bucket(PlayheadSystem.BUCKET).key(key),
                        AsyncResponseTransformer.toBlockingInputStream())
                .join();
    }

    @Override
    public void close() {
        s3.close();
    }
}
