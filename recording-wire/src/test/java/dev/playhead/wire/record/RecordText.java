package dev.playhead.wire.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Kafka records as lines of text, for golden files, and as the records that a consumer would get. */
public final class RecordText {
    private RecordText() {}

    public static String write(List<ProducerRecord<byte[], byte[]>> records) {
        StringBuilder text = new StringBuilder();
        for (ProducerRecord<byte[], byte[]> record : records) {
            text.append("partition ").append(record.partition()).append('\n');
            text.append("key ").append(utf8(record.key())).append('\n');
            for (Header header : record.headers()) {
                text.append("header ")
                        .append(header.key())
                        .append(' ')
                        .append(utf8(header.value()))
                        .append('\n');
            }
            text.append("value ").append(utf8(record.value())).append("\n\n");
        }
        return text.toString();
    }

    public static List<ConsumerRecord<byte[], byte[]>> read(String text) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (String block : text.split("\n\n")) {
            RecordHeaders headers = new RecordHeaders();
            int partition = 0;
            byte[] key = new byte[0];
            byte[] value = new byte[0];
            for (String line : block.split("\n")) {
                String[] words = line.split(" ", 3);
                switch (words[0]) {
                    case "partition" -> partition = Integer.parseInt(words[1]);
                    case "key" -> key = words[1].getBytes(StandardCharsets.UTF_8);
                    case "header" -> headers.add(words[1], words[2].getBytes(StandardCharsets.UTF_8));
                    case "value" -> value = line.substring("value ".length()).getBytes(StandardCharsets.UTF_8);
                    default -> throw new AssertionError("odd line in a golden file: " + line);
                }
            }
            records.add(
                    consumed(new ProducerRecord<>("t", partition, null, key, value, headers), records.size(), 1000));
        }
        return records;
    }

    public static ConsumerRecord<byte[], byte[]> consumed(
            ProducerRecord<byte[], byte[]> sent, long offset, long appendedAt) {
        return new ConsumerRecord<>(
                sent.topic(),
                sent.partition(),
                offset,
                appendedAt,
                TimestampType.LOG_APPEND_TIME,
                -1,
                -1,
                sent.key(),
                sent.value(),
                sent.headers(),
                Optional.empty());
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
