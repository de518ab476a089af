package dev.playhead.endtoend.faults;

import dev.playhead.standalone.launch.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The last that the services have logged: their files go with the installation. */
final class LogEnds {
    private static final int BYTES = 200_000;
    private static final int LINES = 12;

    private LogEnds() {}

    static String of(Home home) {
        StringBuilder ends = new StringBuilder();
        for (String service : List.of("indexer", "indexer-2", "ingest", "replay")) {
            Path log = home.log(service);
            if (Files.exists(log)) {
                ends.append("The end of ").append(service).append("'s log:%n".formatted());
                last(log).forEach(line -> ends.append("  ").append(line).append("%n".formatted()));
            }
        }
        return ends.toString();
    }

    /** Without the lines of stack traces, which would crowd out the rest. */
    private static List<String> last(Path log) {
        try (var file = Files.newByteChannel(log)) {
            file.position(Math.max(0, file.size() - BYTES));
            var bytes = Channels.newInputStream(file).readAllBytes();
            List<String> lines = new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.matches("\\d{4}-.*"))
                    .toList();
            return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(log.toString(), unreadable);
        }
    }
}
