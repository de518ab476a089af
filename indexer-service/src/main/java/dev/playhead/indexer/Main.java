package dev.playhead.indexer;

import dev.playhead.indexer.migrate.Migrate;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** {@code migrate} brings PostgreSQL, ClickHouse and topics to this release's shape and ends; without arguments the indexer runs. */
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String... args) {
        if (args.length > 0 && args[0].equals("migrate")) {
            System.exit(Migrate.run());
        }
        Quarkus.run(args);
    }
}
