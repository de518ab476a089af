package dev.playhead.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

class EmbeddedS3IT {
    @TempDir
    Path folder;

    @Test
    void storesListsRangesAndDeletesAndKeepsObjectsAfterKill() {
        byte[] bytes = new byte[3 << 20];
        new Random(3).nextBytes(bytes);
        try (EmbeddedS3 server = new EmbeddedS3(folder, 0);
                S3Client client = started(server)) {
            client.createBucket(b -> b.bucket("playhead"));
            client.putObject(b -> b.bucket("playhead").key("segments/2026/a.seg"), RequestBody.fromBytes(bytes));
            client.putObject(
                    b -> b.bucket("playhead").key("segments/2026/b.seg"), RequestBody.fromBytes(new byte[] {1}));

            server.kill();
            server.start();

            assertThat(client.getObjectAsBytes(b -> b.bucket("playhead").key("segments/2026/a.seg"))
                            .asByteArray())
                    .isEqualTo(bytes);
            assertThat(client.getObjectAsBytes(b -> b.bucket("playhead")
                                    .key("segments/2026/a.seg")
                                    .range("bytes=1000-1999"))
                            .asByteArray())
                    .isEqualTo(Arrays.copyOfRange(bytes, 1000, 2000));
            assertThat(keys(client)).containsExactly("segments/2026/a.seg", "segments/2026/b.seg");
            client.deleteObject(b -> b.bucket("playhead").key("segments/2026/a.seg"));
            assertThat(keys(client)).containsExactly("segments/2026/b.seg");
        }
    }

    private static List<String> keys(S3Client client) {
        return client.listObjectsV2(b -> b.bucket("playhead").prefix("segments/")).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private static S3Client started(EmbeddedS3 server) {
        server.start();
        return S3Client.builder()
                .endpointOverride(URI.create(server.endpoint()))
                .region(Region.of(server.region()))
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(server.accessKey(), server.secretKey())))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }
}
