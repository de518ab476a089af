package dev.playhead.indexer.deadletter;

import dev.playhead.indexer.command.CommandSettings;
import dev.playhead.wire.deadletter.DeadLetter;
import dev.playhead.wire.deadletter.DeadLetterRead;
import io.smallrye.config.SmallRyeConfig;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Lists what was set aside and appends it again, with the services' configuration. Any indexer's image can run it, beside those that index. */
public final class DeadLettersCommand {

    /** Kept, for a logger that nobody holds forgets its level. */
    private static final Logger KAFKA_LOG = Logger.getLogger("org.apache.kafka");

    private final SmallRyeConfig config;
    private final Map<String, Object> kafka;
    private final Arguments asked;
    private final Report report;

    private DeadLettersCommand(SmallRyeConfig config, Arguments asked, PrintStream out) {
        this.config = config;
        this.kafka = CommandSettings.kafka(config);
        this.asked = asked;
        this.report = new Report(out, asked.json());
    }

    /** Returns the exit code: 0, or 1 with a line on standard error that says what failed, or 2 for a mistake in the arguments. */
    public static int run(List<String> words) {
        // what goes wrong is told in one line, and standard output may be read by a script
        KAFKA_LOG.setLevel(Level.OFF);
        return run(words, System.out, System.err, RunFile::settings);
    }

    /** Configuration that wins over every other source; may fail. */
    @FunctionalInterface
    public interface Overrides {
        Map<String, String> settings();
    }

    /** As {@link #run(List)}, to other streams and with other configuration. */
    public static int run(List<String> words, PrintStream out, PrintStream err, Overrides overrides) {
        try {
            Arguments asked = Arguments.parse(words);
            SmallRyeConfig config = CommandSettings.read(overrides.settings());
            DeadLettersCommand command = new DeadLettersCommand(config, asked, out);
            switch (asked.action()) {
                case LIST -> command.list();
                case RETRY -> command.retry();
            }
            return 0;
        } catch (Arguments.UsageException e) {
            err.println(e.getMessage());
            err.print(Arguments.USAGE);
            return 2;
        } catch (RuntimeException | SQLException e) {
            err.println("dead-letters failed: " + CommandSettings.reason(e));
            return 1;
        }
    }

    private void list() {
        try (LetterTopic topic = new LetterTopic(kafka)) {
            Map<String, Long> retried = retried(topic);
            AtomicInteger listed = new AtomicInteger();
            topic.readAll(read -> {
                if (read instanceof DeadLetterRead.Letter(DeadLetter letter) && isAskedFor(letter)) {
                    listed.incrementAndGet();
                    report.letter(letter, retried.get(letter.id()));
                }
            });
            if (listed.get() == 0) {
                report.nothing();
            }
        }
    }

    private static Map<String, Long> retried(LetterTopic topic) {
        Map<String, Long> retried = new HashMap<>();
        topic.readAll(read -> {
            if (read instanceof DeadLetterRead.Retried(String letterId, long at)) {
                retried.put(letterId, at);
            }
        });
        return retried;
    }

    private boolean isAskedFor(DeadLetter letter) {
        boolean ofRecording = asked.recording() == null
                || letter.subject()
                        .filter(subject -> subject.recordingId().equals(asked.recording()))
                        .isPresent();
        boolean ofWebsite = asked.website() == null
                || letter.subject()
                        .filter(subject -> subject.websiteId().value().equals(asked.website()))
                        .isPresent();
        return ofRecording && ofWebsite;
    }

    private void retry() throws SQLException {
        try (LetterTopic topic = new LetterTopic(kafka);
                Resend log = new Resend(kafka)) {
            Map<TopicPartition, Long> ends = topic.ends();
            Map<String, Long> before = asked.ids().isEmpty() ? retried(topic) : Map.of();
            Map<String, Outcome> outcomes = new LinkedHashMap<>();
            Map<String, Appended> appended = new LinkedHashMap<>();
            // letters are read to where the topic ends now: what is set aside again meanwhile isn't retried again
            topic.readAll(read -> {
                if (read instanceof DeadLetterRead.Letter(DeadLetter letter)
                        && isAskedFor(letter)
                        && (asked.ids().isEmpty()
                                ? !before.containsKey(letter.id())
                                : asked.ids().contains(letter.id()))) {
                    append(letter, log, appended, outcomes);
                }
            });
            asked.ids().stream()
                    .filter(id -> !outcomes.containsKey(id))
                    .forEach(id -> outcomes.put(id, new Outcome.NotRetried("there is no such letter")));
            if (outcomes.isEmpty()) {
                report.nothing();
            }
            if (!asked.patience().isZero() && !appended.isEmpty()) {
                outcomes.putAll(verdicts().of(List.copyOf(appended.values()), topic, ends, asked.patience()));
            }
            outcomes.forEach((id, outcome) -> report.retried(id, appended.get(id), outcome));
        }
    }

    private static void append(
            DeadLetter letter, Resend log, Map<String, Appended> appended, Map<String, Outcome> outcomes) {
        switch (letter.retry(Resend.freshId())) {
            case DeadLetter.Retry.Impossible(String why) -> outcomes.put(letter.id(), new Outcome.NotRetried(why));
            case DeadLetter.Retry.Records again -> {
                try {
                    appended.put(letter.id(), log.append(letter, again));
                    outcomes.put(letter.id(), new Outcome.NotKnownYet());
                } catch (KafkaException e) {
                    outcomes.put(letter.id(), new Outcome.NotRetried(CommandSettings.reason(e)));
                }
            }
        }
    }

    private Verdicts verdicts() {
        return new Verdicts(
                config.getValue("playhead.catalog.jdbc-url", String.class),
                config.getValue("quarkus.datasource.username", String.class),
                config.getValue("quarkus.datasource.password", String.class));
    }
}
