package dev.playhead.benchmarks.ingest;

import dev.playhead.benchmarks.measure.Measurement;
import dev.playhead.benchmarks.measure.Report;
import dev.playhead.embedded.EmbeddedKafka;
import dev.playhead.embedded.ServerSettings;
import dev.playhead.embedded.ServiceProcess;
import dev.playhead.recording.WebsiteId;
import dev.playhead.wire.TopicCreation;
import dev.playhead.wire.Topics;
import dev.playhead.wire.settings.WebsiteSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Acknowledgements by ingest against those by Kafka's own producer: the same chunks of real recordings, the same broker,
 * turn by turn, because what else a machine does changes within minutes. Arguments: the repository's root, and rounds.
 */
public final class IngestBenchmark {
    private static final int PARTITIONS = 8;
    private static final String RAW_TOPIC = "benchmark.raw";
    private static final WebsiteId WEBSITE = new WebsiteId("flid_benchmark00000000");
    private static final int HEAP_MIB = 512;
    private static final Load WARM_UP = new Load(32, Duration.ZERO, Duration.ofSeconds(15));
    /** 80 chunks a second: as much as 160 visitors who are busy. */
    private static final Load STEADY = new Load(40, Duration.ofMillis(500), Duration.ofSeconds(6));

    private static final Load FULL = new Load(32, Duration.ZERO, Duration.ofSeconds(6));

    private IngestBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments.length > 0 ? arguments[0] : ".");
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        List<byte[]> chunks = RecordedChunks.of(root.resolve("end-to-end/src/test/resources/recordings"));
        Path folder = Files.createTempDirectory("playhead-benchmark");
        try (EmbeddedKafka kafka = new EmbeddedKafka(folder.resolve("kafka"), 0)) {
            kafka.start();
            prepare(kafka.bootstrapServers());
            try (ServiceProcess ingest = ingest(root, folder, kafka.bootstrapServers())) {
                ingest.start();
                try (Writer raw = new RawProducer(kafka.bootstrapServers(), RAW_TOPIC);
                        Writer candidate = new IngestRequests(ingest.url(), ingest.pid(), WEBSITE.value())) {
                    System.out.println(measured(raw, candidate, chunks, rounds));
                }
            }
        } finally {
            delete(folder);
        }
    }

    /** Some gigabytes. */
    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static String measured(Writer raw, Writer ingest, List<byte[]> chunks, int rounds)
            throws IOException, InterruptedException {
        FULL.run(raw, chunks);
        WARM_UP.run(ingest, chunks);
        List<Measurement> steadyRaw = new ArrayList<>();
        List<Measurement> steadyIngest = new ArrayList<>();
        List<Measurement> fullRaw = new ArrayList<>();
        List<Measurement> fullIngest = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            steadyRaw.add(STEADY.run(raw, chunks));
            steadyIngest.add(STEADY.run(ingest, chunks));
            fullRaw.add(FULL.run(raw, chunks));
            fullIngest.add(FULL.run(ingest, chunks));
        }
        Report<Measurement> report = new Report<>(raw.name(), ingest.name());
        report.add("ack p50 ms, steady load", steadyRaw, steadyIngest, one -> one.millis(0.5));
        report.add("ack p99 ms, steady load", steadyRaw, steadyIngest, one -> one.millis(0.99));
        report.add("ack p50 ms, full load", fullRaw, fullIngest, one -> one.millis(0.5));
        report.add("ack p99 ms, full load", fullRaw, fullIngest, one -> one.millis(0.99));
        report.add("MB/s (compressed), full load", fullRaw, fullIngest, Measurement::megabytesPerSecond);
        report.add("CPU s per GB, full load", fullRaw, fullIngest, Measurement::cpuSecondsPerGigabyte);
        return chunks.size() + " chunks of real recordings, "
                + chunks.stream().mapToLong(chunk -> chunk.length).sum() / chunks.size() + " bytes on average; "
                + rounds + " rounds on " + Runtime.getRuntime().availableProcessors() + " cores"
                + System.lineSeparator()
                + System.lineSeparator() + report.text();
    }

    private static ServiceProcess ingest(Path root, Path folder, String kafka) {
        return new ServiceProcess(
                "ingest",
                root.resolve("ingest-service/target/quarkus-app/quarkus-run.jar"),
                ServerSettings.of("ingest", folder.resolve("ingest"), 0).withHeapMiB(HEAP_MIB),
                Optional.ofNullable(System.getProperty("playhead.benchmark.jvm"))
                        .map(options -> List.of(options.split(" ")))
                        .orElse(List.of()),
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        kafka,
                        "PLAYHEAD_TOKEN_SECRET",
                        "a-secret-that-protects-only-a-benchmark"));
    }

    private static void prepare(String kafka) throws ExecutionException, InterruptedException, TimeoutException {
        Map<String, Object> connection = Map.of("bootstrap.servers", kafka);
        try (Admin admin = Admin.create(connection);
                KafkaProducer<String, String> settings =
                        new KafkaProducer<>(connection, new StringSerializer(), new StringSerializer())) {
            TopicCreation.createMissing(admin, PARTITIONS, (short) 1);
            admin.createTopics(List.of(new NewTopic(RAW_TOPIC, PARTITIONS, (short) 1)
                            .configs(Map.of("message.timestamp.type", "LogAppendTime"))))
                    .all()
                    .get(30, TimeUnit.SECONDS);
            String website = WebsiteSettings.builder(WEBSITE).version(1).build().toJson();
            settings.send(new ProducerRecord<>(Topics.WEBSITES, WEBSITE.value(), website))
                    .get(30, TimeUnit.SECONDS);
        }
    }
}
