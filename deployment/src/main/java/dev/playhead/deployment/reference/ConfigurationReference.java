package dev.playhead.deployment.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes {@code docs/configuration.md} from the sources of the services. */
public final class ConfigurationReference {
    /** The page, below the repository's root. */
    public static final Path PAGE = Path.of("docs/configuration.md");

    /** What to run after a key, its default or its Javadoc changed. */
    public static final String COMMAND = "mvn -q -pl deployment compile exec:java";

    private static final String MIGRATE = "migrate";

    private final Path root;
    private final Map<String, ConfigurationKey> keys = new TreeMap<>();

    private ConfigurationReference(Path root) {
        this.root = root;
    }

    /** @param arguments the repository's root */
    public static void main(String... arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        Files.writeString(root.resolve(PAGE), page(root));
    }

    /**
     * The page as the sources of today say.
     *
     * @throws IllegalStateException when a key can't be described, naming the file and what is missing
     */
    public static String page(Path root) {
        return new ReferencePage(ShippedDefaults.of(root)).write(keysOf(root));
    }

    /** Environment variables of every documented key, and those that the processes read by themselves. */
    public static Set<String> environmentVariables(Path root) {
        Set<String> variables = new TreeSet<>(ReferencePage.PROCESS_VARIABLES.keySet());
        for (ConfigurationKey key : keysOf(root)) {
            variables.add(key.environmentVariable());
        }
        return variables;
    }

    /** Environment variables that one process can't start without. */
    public static Set<String> requiredVariables(Path root, String reader) {
        Set<String> variables = new TreeSet<>();
        for (ConfigurationKey key : keysOf(root)) {
            if (key.required() && key.readers().contains(reader)) {
                variables.add(key.environmentVariable());
            }
        }
        return variables;
    }

    /** Environment variables that one process reads; for {@code migrate} also those that it has in common with the indexer. */
    public static Set<String> variablesReadBy(Path root, String reader) {
        Set<String> variables = new TreeSet<>(ReferencePage.PROCESS_VARIABLES.keySet());
        for (ConfigurationKey key : keysOf(root)) {
            if (key.readers().contains(reader)
                    || (reader.equals(MIGRATE) && key.readers().contains("indexer"))) {
                variables.add(key.environmentVariable());
            }
        }
        return variables;
    }

    private static Collection<ConfigurationKey> keysOf(Path root) {
        var reference = new ConfigurationReference(root);
        DescribedKeys.all().forEach(reference::add);
        ConfiguredModule.ALL.forEach(reference::addMapped);
        ConfiguredModule.ALL.forEach(reference::checkInjected);
        return reference.keys.values();
    }

    private void addMapped(ConfiguredModule module) {
        for (Path file : module.sourcesWith(root, "@ConfigMapping")) {
            Set<String> readers = file.toString().contains("/migrate/") ? Set.of(MIGRATE) : module.readers();
            MappedKeys.of(file, readers).forEach(this::add);
        }
    }

    private void checkInjected(ConfiguredModule module) {
        for (Path file : module.sourcesWith(root, "@ConfigProperty")) {
            InjectedKeys.of(file).forEach((name, fallback) -> {
                ConfigurationKey known = keys.get(name);
                if (known == null) {
                    throw new IllegalStateException(root.relativize(file) + " asks for " + name
                            + ", which nothing describes: add it to DescribedKeys");
                }
                if (known.fallback().isEmpty() && !fallback.isEmpty()) {
                    keys.put(
                            name,
                            new ConfigurationKey(
                                    name, known.type(), fallback, false, known.description(), known.readers()));
                }
            });
        }
    }

    private void add(ConfigurationKey key) {
        keys.merge(key.name(), key, (known, again) -> known.alsoReadBy(again.readers()));
    }
}
