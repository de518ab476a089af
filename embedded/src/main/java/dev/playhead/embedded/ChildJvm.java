package dev.playhead.embedded;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The command line of a JVM that runs one of our main classes on the classpath of this one. */
final class ChildJvm {
    /** Overrides the classpath of child JVMs, for parents whose own classpath is no plain list of files. */
    static final String CLASSPATH_PROPERTY = "playhead.embedded.classpath";

    private ChildJvm() {}

    static List<String> command(Class<?> main, ServerSettings settings, List<String> jvmOptions, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + settings.heapMiB() + "m");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-XX:+UseSerialGC");
        command.add("-Xshare:auto");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-Djava.awt.headless=true");
        command.add("-Djava.util.logging.SimpleFormatter.format=%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n");
        command.add("-Dplayhead.parent.pid=" + ProcessHandle.current().pid());
        command.addAll(jvmOptions);
        command.add("-cp");
        command.add(classpath());
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    /** Absolute entries, so that the child may run in its data folder; a test runner hides the real list behind one jar. */
    private static String classpath() {
        String list = Stream.of(CLASSPATH_PROPERTY, "surefire.test.class.path", "java.class.path")
                .map(System::getProperty)
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .orElseThrow(() -> new ServerFailedException("no classpath for child JVMs; set " + CLASSPATH_PROPERTY));
        return Stream.of(list.split(File.pathSeparator))
                .filter(entry -> !entry.isBlank() && !isOfTheParentOnly(Path.of(entry)))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .distinct()
                .reduce((a, b) -> a + File.pathSeparator + b)
                .orElseThrow();
    }

    /** Test engines and the parent's own logging and framework would only slow a child down or catch its log. */
    private static boolean isOfTheParentOnly(Path entry) {
        String file = String.valueOf(entry.getFileName());
        return file.startsWith("quarkus-")
                || file.startsWith("slf4j-jboss")
                || file.startsWith("jboss-log")
                || file.startsWith("commons-logging-jboss")
                || file.startsWith("surefire")
                || file.startsWith("junit-");
    }
}
