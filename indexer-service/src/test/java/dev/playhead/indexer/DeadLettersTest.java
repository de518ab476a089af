package dev.playhead.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.playhead.embedded.EmbeddedKafka;
import dev.playhead.indexer.deadletter.DeadLettersCommand;
import dev.playhead.indexer.migrate.Backend;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.Subject;
import dev.playhead.wire.Topics;
import dev.playhead.wire.deadletter.DeadLetterRecords;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Poison, and the command that lists and retries it. */
@QuarkusTest
@QuarkusTestResource(Backend.class)
class DeadLettersTest {

    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BAD = "{\"type\":3,\"timestamp\":1,\"da";

    EmbeddedKafka kafka;

    @Inject
    Stored stored;

    private final Subject recording = TestLog.newRecording();
    private TestLog log;

    @BeforeEach
    void open() {
        log = new TestLog(kafka.bootstrapServers());
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void whatASmallFlawHasCostIsStoredOnceAfterARetryAndPoisonComesBack() {
        log.start(recording);
        log.chunk(recording, "w1", 0, Events.marks("a", 0, 2));
        log.chunk(recording, "w1", 1, BAD);
        log.append(TestLog.frames(recording, "w1", 2, Events.large("bad", 1_500_000) + BAD, false));
        // what an earlier release could not read, and this one can
        setAsideThoughIntact(TestLog.frames(recording, "w1", 3, Events.large("whole", 1_500_000), false));
        setAsideThoughIntact(TestLog.frames(recording, "w1", 0, Events.marks("a", 0, 2), false));
        List<JsonNode> letters = awaitLetters(4);
        assertThat(letters).allSatisfy(letter -> {
            assertThat(letter.get("websiteId").asText())
                    .isEqualTo(recording.websiteId().value());
            assertThat(letter.has("retriedAt")).isFalse();
        });
        assertThat(letters).extracting(letter -> letter.get("bytes").asLong()).anyMatch(bytes -> bytes > 1_500_000);

        List<JsonNode> retried = json("retry", "--all", "--recording", id());

        assertThat(retried)
                .extracting(one -> one.get("outcome").asText())
                .containsExactlyInAnyOrder("set_aside_again", "set_aside_again", "taken", "not_stored");
        assertThat(stored.events(recording.recordingId()))
                .contains(Events.marks("a", 0, 2))
                .containsOnlyOnce("\"mark\":\"whole\"")
                .doesNotContain("\"mark\":\"bad\"");
        List<JsonNode> after = awaitLetters(6);
        assertThat(after).filteredOn(letter -> letter.has("retriedAt")).hasSize(4);
        assertThat(json("retry", "--all", "--recording", id()))
                .as("what was set aside again may be retried, what was retried is left alone")
                .hasSize(2);
    }

    @Test
    void aChunkWhoseFirstFramesAreGoneIsListedAndCanNotBeRetried() {
        log.start(recording);
        List<ProducerRecord<byte[], byte[]>> frames =
                TestLog.frames(recording, "w1", 0, Events.large("half", 1_500_000), false);
        log.append(frames.subList(1, 2));

        String letter = awaitLetters(1).getFirst().get("id").asText();

        assertThat(json("retry", letter).getFirst().get("text").asText()).contains("frames of the chunk are missing");
        assertThat(json("retry", "99-12345").getFirst().get("text").asText()).contains("there is no such letter");
    }

    @Test
    void anErasedRecordingTakesNothingBack() {
        log.start(recording);
        setAsideThoughIntact(TestLog.frames(recording, "w1", 0, Events.marks("late", 0, 2), false));
        log.control(new LogEntry.Cancelled(recording, TestLog.nowhere()));
        awaitLetters(1);

        assertThat(json("retry", "--all", "--recording", id()))
                .singleElement()
                .satisfies(one -> assertThat(one.get("outcome").asText()).isEqualTo("not_stored"));
        assertThat(stored.events(recording.recordingId())).isEmpty();
    }

    @Test
    void theTableIsForPeopleAndMistakesAreExplained() {
        log.start(recording);
        log.chunk(recording, "w1", 0, BAD);
        awaitLetters(1);

        String table = run(0, "list", "--recording", id());
        assertThat(table.lines()).hasSize(2);
        assertThat(table).startsWith("ID ").contains("REASON").contains(id()).contains(" at byte ");
        assertThat(run(0, "list", "--recording", UUID.randomUUID().toString())).contains("No dead letters.");

        assertThat(run(2, "retry")).contains("retry takes ids, or --all");
        assertThat(run(2, "retry", "everything"))
                .contains("'everything' is no option")
                .contains("dead-letters list");
        assertThat(run(2)).contains("missing: list or retry");
    }

    private String id() {
        return recording.recordingId().toString();
    }

    private List<JsonNode> awaitLetters(int count) {
        return await().atMost(WITHIN)
                .until(() -> json("list", "--recording", id()), letters -> letters.size() == count);
    }

    private void setAsideThoughIntact(List<ProducerRecord<byte[], byte[]>> frames) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        frames.forEach(frame -> body.writeBytes(frame.value()));
        ProducerRecord<byte[], byte[]> last = frames.getLast();
        ConsumerRecord<byte[], byte[]> read = new ConsumerRecord<>(
                Topics.CHUNKS,
                last.partition(),
                1_000_000,
                1,
                TimestampType.LOG_APPEND_TIME,
                -1,
                -1,
                last.key(),
                last.value(),
                last.headers(),
                Optional.empty());
        log.append(new ArrayList<>(DeadLetterRecords.of(
                read, frames.size() > 1 ? body.toByteArray() : null, "a flaw of ours", UUID.randomUUID())));
    }

    private List<JsonNode> json(String... words) {
        List<String> withJson = new ArrayList<>(List.of(words));
        withJson.add("--json");
        List<JsonNode> lines = new ArrayList<>();
        for (String line : run(0, withJson.toArray(String[]::new)).lines().toList()) {
            try {
                lines.add(JSON.readTree(line));
            } catch (IOException e) {
                throw new UncheckedIOException("no JSON: " + line, e);
            }
        }
        return lines;
    }

    /** Both streams of the command, whose exit code must be this. */
    private static String run(int exitCode, String... words) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int ended = DeadLettersCommand.run(List.of(words), out, out, DeadLettersTest::ofThisTest);
        String text = bytes.toString(StandardCharsets.UTF_8);
        assertThat(ended).as(text).isEqualTo(exitCode);
        return text;
    }

    private static Map<String, String> ofThisTest() {
        Config config = ConfigProvider.getConfig();
        Map<String, String> settings = new HashMap<>();
        for (String name : List.of(
                "kafka.bootstrap.servers",
                "playhead.catalog.jdbc-url",
                "quarkus.datasource.username",
                "quarkus.datasource.password")) {
            settings.put(name, config.getValue(name, String.class));
        }
        return settings;
    }
}
