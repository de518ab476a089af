package dev.playhead.query;

import dev.playhead.wire.Topics;
import dev.playhead.wire.settings.WebsiteSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads {@code playhead.websites} from its beginning, as ingest does. */
public final class SettingsTopicReader implements AutoCloseable {
    private final KafkaConsumer<String, String> consumer;
    private final List<WebsiteSettings> read = new ArrayList<>();

    public SettingsTopicReader() {
        String servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers), new StringDeserializer(), new StringDeserializer());
        List<TopicPartition> partitions = List.of(new TopicPartition(Topics.WEBSITES, 0));
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** The documents of one website so far, in order; the key of each record is the website's id. */
    public List<WebsiteSettings> of(String websiteId) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
            WebsiteSettings settings = WebsiteSettings.fromJson(record.value());
            if (!settings.websiteId().value().equals(record.key())) {
                throw new AssertionError("key " + record.key() + " holds " + settings.websiteId());
            }
            read.add(settings);
        }
        return read.stream()
                .filter(settings -> settings.websiteId().value().equals(websiteId))
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
