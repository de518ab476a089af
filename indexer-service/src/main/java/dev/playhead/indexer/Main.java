package dev.playhead.indexer;

import dev.playhead.indexer.deadletter.DeadLettersCommand;
import dev.playhead.indexer.migrate.Migrate;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;
import java.util.List;

/**
 * {@code migrate} brings PostgreSQL, ClickHouse and topics to this release's shape and ends; {@code dead-letters} lists and retries what
 * could not be decoded; without arguments the indexer runs.
 */
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String... args) {
        List<String> words = Arrays.asList(args);
        String command = words.isEmpty() ? "" : words.getFirst();
        switch (command) {
            case "migrate" -> System.exit(Migrate.run());
            case "dead-letters" -> System.exit(DeadLettersCommand.run(words.subList(1, words.size())));
            default -> Quarkus.run(args);
        }
    }
}
