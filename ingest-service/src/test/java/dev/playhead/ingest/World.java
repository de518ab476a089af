package dev.playhead.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.playhead.ingest.follow.Websites;
import dev.playhead.recording.WebsiteId;
import dev.playhead.wire.TopicCreation;
import dev.playhead.wire.Topics;
import dev.playhead.wire.settings.WebsiteSettings;
import dev.playhead.wire.settings.WebsiteSettingsBuilder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Topics and websites around the service under test. */
final class World {
    static final int PARTITIONS = 4;
    static final WebsiteId SHOP = new WebsiteId("flid_shop000000000000");
    static final WebsiteId STRICT = new WebsiteId("flid_strict0000000000");
    static final WebsiteId CLOSED = new WebsiteId("flid_closed0000000000");
    static final String SHOP_KEY = "dp_0123456789abcdef0123456789abcdef";
    static final String STRICT_KEY = "dp_1123456789abcdef0123456789abcdef";
    static final String CLOSED_KEY = "dp_2123456789abcdef0123456789abcdef";
    static final String SHOP_SECRET = "sk_of-the-shop";
    static final String STRICT_SECRET = "sk_of-the-strict-one";
    static final String STRICT_ORIGIN = "https://shop.example";

    private static final AtomicLong VERSIONS = new AtomicLong();
    private static boolean ready;

    private World() {}

    static String kafka() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }

    /** Topics exist, three websites are known to the service. */
    static synchronized void ready() {
        if (ready) {
            return;
        }
        createTopics();
        publish(settings(SHOP).publicKeys(List.of(SHOP_KEY)).secretKeyHashes(List.of(sha256(SHOP_SECRET))));
        publish(settings(STRICT)
                .allowedOrigins(List.of(STRICT_ORIGIN))
                .publicKeys(List.of(STRICT_KEY))
                .secretKeyHashes(List.of(sha256(STRICT_SECRET))));
        publish(settings(CLOSED).enabled(false).publicKeys(List.of(CLOSED_KEY)));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(Http.get("/q/health/ready"))
                    .satisfies(answer ->
                            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200));
            assertThat(Http.start(CLOSED).body()).contains("recording_disabled");
        });
        ready = true;
    }

    /** All topics exist. */
    static void createTopics() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka()))) {
            TopicCreation.createMissing(admin, PARTITIONS, (short) 1);
        }
    }

    static WebsiteSettingsBuilder settings(WebsiteId id) {
        return WebsiteSettings.builder(id).version(VERSIONS.incrementAndGet());
    }

    static void publish(WebsiteSettingsBuilder builder) {
        WebsiteSettings settings = builder.build();
        send(Topics.WEBSITES, settings.websiteId().value(), settings.toJson());
    }

    /** A website of its own for a test that changes settings; returns once the service knows them. */
    static void publishAndAwait(WebsiteSettingsBuilder builder, Websites websites) {
        WebsiteSettings settings = builder.build();
        send(Topics.WEBSITES, settings.websiteId().value(), settings.toJson());
        await().atMost(Duration.ofSeconds(10))
                .until(() -> websites.find(settings.websiteId()).equals(Optional.of(settings)));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static void send(String topic, String key, String value) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka()), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, key, value));
            producer.flush();
        }
    }
}
