package dev.playhead.embedded.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** Formats the log folder at its first start, then runs the broker. Arguments: properties file, log folder. */
public final class KafkaMain {
    private KafkaMain() {}

    public static void main(String[] arguments) throws IOException {
        ParentWatch.begin();
        if (!Files.exists(Path.of(arguments[1], "meta.properties"))) {
            int code = StorageTool.execute(
                    new String[] {
                        "format",
                        "--ignore-formatted",
                        "--cluster-id",
                        Uuid.randomUuid().toString(),
                        "--config",
                        arguments[0]
                    },
                    System.out);
            if (code != 0) {
                System.exit(code);
            }
        }
        Kafka.main(new String[] {arguments[0]});
    }
}
