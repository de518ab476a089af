package dev.playhead.standalone.launch;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** What a service needs to know that is run by hand beside the servers, as lines for a shell. */
final class Variables {
    private Variables() {}

    static void write(Home home, Map<String, String> environment) {
        PrivateFile.write(home.variablesFile(), lines(environment));
    }

    /** {@code export NAME='value'}, one a line. */
    static String lines(Map<String, String> environment) {
        return environment.entrySet().stream()
                .map(variable -> "export " + variable.getKey() + "=" + quoted(variable.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    static String welcome(Home home, Map<String, String> environment) {
        String source = ". " + shellWord(home.variablesFile());
        return """
                Kafka, PostgreSQL, the S3 server and ClickHouse are ready, schemas and topics are up to date.

                %s
                  The same lines        %s
                  Work on one service   %s && mvn -pl query-service -am quarkus:dev
                                        (quarkus:dev needs Maven 3.9 or later, building does not)
                  Or run a built one    %s && java -jar query-service/target/quarkus-app/quarkus-run.jar
                """.formatted(lines(environment), home.variablesFile(), source, source);
    }

    private static String shellWord(Path file) {
        String text = file.toString();
        return text.matches("[A-Za-z0-9_./-]+") ? text : quoted(text);
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }
}
