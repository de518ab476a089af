package dev.playhead.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.playhead.recording.RecordingId;
import dev.playhead.storage.objects.ObjectStore;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What every test of this service needs: a recorder, an indexer and an HTTP client. */
abstract class ReplayTest {
    static final ObjectMapper JSON = new ObjectMapper();
    /** Partitions are shared by all tests of the JVM, and so is what was absorbed of them. */
    private static TestIndexer sharedIndexer;

    @TestHTTPResource
    URI service;

    @Inject
    ObjectStore objects;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "playhead.catalog.jdbc-url")
    String jdbcUrl;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    KafkaProducer<byte[], byte[]> kafka;
    TestIndexer indexer;
    HttpClient http;

    @BeforeEach
    void connect() throws Exception {
        kafka = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "max.request.size", 2_000_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        if (sharedIndexer == null) {
            objects.createBucketIfMissing().await().atMost(Duration.ofSeconds(20));
            Connection catalog = DriverManager.getConnection(jdbcUrl, user, password);
            sharedIndexer = new TestIndexer(
                    catalog,
                    new KafkaConsumer<>(
                            Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "none"),
                            new ByteArrayDeserializer(),
                            new ByteArrayDeserializer()),
                    objects);
        }
        indexer = sharedIndexer;
    }

    @AfterEach
    void disconnect() {
        kafka.close();
        http.close();
    }

    HttpRequest.Builder request(RecordingId id, String what) {
        return HttpRequest.newBuilder(service.resolve("/api/v1/replay/" + id + "/" + what))
                .header("Authorization", "Bearer " + ReplayServers.ADMIN_KEY)
                .timeout(Duration.ofSeconds(30));
    }

    HttpResponse<byte[]> get(RecordingId id, String what, String acceptEncoding) {
        return send(request(id, what).header("Accept-Encoding", acceptEncoding).build());
    }

    HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The sum of a metric over its tags. */
    double metric(String name) {
        String text = new String(
                send(HttpRequest.newBuilder(service.resolve("/q/metrics")).build())
                        .body(),
                StandardCharsets.UTF_8);
        return text.lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /** The events of a replay, uncompressed. */
    List<JsonNode> events(RecordingId id) {
        return lines(get(id, "events", "identity").body());
    }

    static List<JsonNode> lines(byte[] ndjson) {
        return new String(ndjson, StandardCharsets.UTF_8)
                .lines()
                .map(ReplayTest::json)
                .toList();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + text, e);
        }
    }

    /** The numbers of the events; -1 for a gap. */
    static List<Integer> numbers(List<JsonNode> events) {
        return events.stream()
                .map(event -> event.path("data").path("n").asInt(-1))
                .toList();
    }

    static List<Integer> upTo(int events) {
        return IntStream.range(0, events).boxed().toList();
    }
}
