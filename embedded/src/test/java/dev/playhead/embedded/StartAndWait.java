package dev.playhead.embedded;

import java.nio.file.Files;
import java.nio.file.Path;

/** A parent for {@link ParentDeathIT}: starts PostgreSQL and ClickHouse below the given folder and waits to be killed. */
final class StartAndWait {
    private StartAndWait() {}

    public static void main(String[] arguments) throws Exception {
        Path base = Path.of(arguments[0]);
        try (EmbeddedPostgreSql postgreSql = new EmbeddedPostgreSql(base.resolve("pg"), 0);
                EmbeddedClickHouse clickHouse = new EmbeddedClickHouse(base.resolve("ch"), 0)) {
            postgreSql.start();
            clickHouse.start();
            Path ready = Files.writeString(
                    base.resolve("partial"),
                    postgreSql.port() + " " + clickHouse.port() + " " + postgreSql.pid() + " " + clickHouse.pid());
            Files.move(ready, base.resolve("ready"));
            Thread.currentThread().join();
        }
    }
}
