package dev.playhead.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.playhead.indexer.migrate.Backend;
import dev.playhead.indexer.retention.Retention;
import dev.playhead.recording.WebsiteId;
import dev.playhead.wire.Topics;
import dev.playhead.wire.intake.IntakeReport;
import dev.playhead.wire.intake.IntakeReport.Tally;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** What instances of ingest report of a website, as the catalog has it. */
@QuarkusTest
@QuarkusTestResource(Backend.class)
class IntakeTest extends Indexed {

    private final WebsiteId website = new WebsiteId("flid_intakeofawebsite0");
    private final long hour = IntakeReport.hourOf(System.currentTimeMillis());

    @Inject
    Retention retention;

    @Test
    void keepsTheHighestTotalOfEachInstanceAndForgetsAfterAWeek() {
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();

        report(one, tally(hour, "", 5), tally(hour, "bad_token", 1));
        report(one, tally(hour, "", 12));
        log.append(List.of(new ProducerRecord<>(Topics.INTAKE, "no report".getBytes(StandardCharsets.UTF_8))));
        report(one, tally(hour, "", 7));
        report(other, tally(hour, "", 3));

        await().atMost(WITHIN).until(() -> sum("") == 15);
        assertThat(sum("bad_token")).isEqualTo(1);
        Row last = row(
                "SELECT max(last_at) = to_timestamp($2::bigint / 1000.0) FROM intake_tallies WHERE website_id = $1",
                website.value(),
                hour + 12);
        assertThat(last.getBoolean(0)).isTrue();

        // Retention works beside this all the time: the week is over for what is inserted in the past.
        Row inserted = row(
                "INSERT INTO intake_tallies VALUES ($1, now() - interval '8 days', 'old', $2, 9, now()) RETURNING count",
                website.value(),
                one);
        assertThat(inserted.getLong(0)).isEqualTo(9);
        retention.clear();
        assertThat(sum("old")).isZero();
        assertThat(sum("")).isEqualTo(15);
    }

    private Tally tally(long of, String reason, long count) {
        return new Tally(website, of, reason, count, of + count);
    }

    private void report(UUID instance, Tally... tallies) {
        IntakeReport report = new IntakeReport(instance, List.of(tallies));
        log.append(List.of(new ProducerRecord<>(Topics.INTAKE, report.key(), report.toJson())));
    }

    private long sum(String reason) {
        return row(
                        "SELECT coalesce(sum(count), 0)::bigint FROM intake_tallies WHERE website_id = $1 AND reason = $2",
                        website.value(),
                        reason)
                .getLong(0);
    }
}
