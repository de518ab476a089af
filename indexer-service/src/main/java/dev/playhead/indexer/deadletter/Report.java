package dev.playhead.indexer.deadletter;

import dev.playhead.wire.deadletter.DeadLetter;
import dev.playhead.wire.json.JsonText;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What the command prints: a table for people, or one JSON object a line. */
final class Report {

    private static final String ROW = "%-10s  %-20s  %-26s  %-36s  %-14s  %8s  %10s  %-8s  %s%n";

    private final PrintStream out;
    private final boolean json;
    private int rows;

    Report(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /** @param retriedAt epoch milliseconds; null where it was not retried */
    void letter(DeadLetter letter, @Nullable Long retriedAt) {
        String website = letter.subject().map(one -> one.websiteId().value()).orElse("");
        String recording =
                letter.subject().map(one -> one.recordingId().toString()).orElse("");
        if (json) {
            print(JsonText.write(line -> {
                line.writeStartObject();
                line.writeStringField("id", letter.id());
                line.writeNumberField("setAsideAt", letter.setAsideAt());
                line.writeStringField("websiteId", website);
                line.writeStringField("recordingId", recording);
                line.writeNumberField("partition", letter.origin().partition());
                line.writeNumberField("offset", letter.origin().offset());
                line.writeNumberField("events", letter.events());
                line.writeNumberField("bytes", letter.bytes());
                if (retriedAt != null) {
                    line.writeNumberField("retriedAt", retriedAt);
                }
                line.writeStringField("reason", letter.reason());
                line.writeEndObject();
            }));
            return;
        }
        if (rows++ == 0) {
            out.printf(ROW, "ID", "SET ASIDE", "WEBSITE", "RECORDING", "PLACE", "EVENTS", "BYTES", "RETRIED", "REASON");
        }
        out.printf(
                ROW,
                letter.id(),
                Instant.ofEpochMilli(letter.setAsideAt()).truncatedTo(ChronoUnit.SECONDS),
                website,
                recording,
                letter.origin().partition() + "@" + letter.origin().offset(),
                letter.events(),
                letter.bytes(),
                retriedAt == null ? "no" : "yes",
                printable(letter.reason()));
    }

    void nothing() {
        if (!json) {
            out.println("No dead letters.");
        }
    }

    /** @param appended null where it was not appended */
    void retried(String letterId, @Nullable Appended appended, Outcome outcome) {
        if (!json) {
            out.printf(
                    "%-10s  %-14s  %s%n",
                    letterId,
                    appended == null
                            ? "-"
                            : appended.place().partition() + "@"
                                    + appended.place().offset(),
                    printable(outcome.text()));
            return;
        }
        print(JsonText.write(line -> {
            line.writeStartObject();
            line.writeStringField("id", letterId);
            if (appended != null) {
                line.writeNumberField("partition", appended.place().partition());
                line.writeNumberField("offset", appended.place().offset());
            }
            line.writeStringField("outcome", outcome.name());
            line.writeStringField("text", outcome.text());
            line.writeEndObject();
        }));
    }

    private void print(byte[] line) {
        out.println(new String(line, StandardCharsets.UTF_8));
    }

    /** A reason may name what a client sent, and a terminal obeys control characters. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
