package dev.playhead.deployment.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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

    /**
     * Reads the sources as they are now.
     *
     * @param root the repository's root
     * @throws IllegalStateException when a key can't be described, naming the file and what is missing
     */
    public static ConfigurationReference of(Path root) {
        var reference = new ConfigurationReference(root);
        DescribedKeys.all().forEach(reference::add);
        ConfiguredModule.ALL.forEach(reference::addMapped);
        ConfiguredModule.ALL.forEach(reference::checkInjected);
        return reference;
    }

    /** @param arguments the repository's root */
    public static void main(String... arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        Files.writeString(root.resolve(PAGE), of(root).page());
    }

    /** The page as the sources say. */
    public String page() {
        return new ReferencePage(ShippedDefaults.of(root)).write(keys.values());
    }

    /** Environment variables of every documented key, and those that the processes read by themselves. */
    public Set<String> environmentVariables() {
        Set<String> variables = variables(key -> true);
        variables.addAll(ReferencePage.PROCESS_VARIABLES.keySet());
        return variables;
    }

    /** Environment variables that one process can't start without. */
    public Set<String> requiredVariables(String reader) {
        return variables(key -> key.required() && key.readers().contains(reader));
    }

    /** Environment variables of the keys that one process reads; {@code migrate} reads the indexer's as well. */
    public Set<String> variablesReadBy(String reader) {
        return variables(key -> key.readers().contains(reader)
                || (reader.equals(MIGRATE) && key.readers().contains("indexer")));
    }

    private Set<String> variables(Predicate<ConfigurationKey> wanted) {
        return keys.values().stream()
                .filter(wanted)
                .map(ConfigurationKey::environmentVariable)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void addMapped(ConfiguredModule module) {
        for (Path file : module.sourcesWith(root, "@ConfigMapping")) {
            MappedKeys.of(file, readers(module, file)).forEach(this::add);
        }
    }

    /** Of what several share: who names it, where nobody of those who share it does. */
    private Set<String> readers(ConfiguredModule module, Path mapping) {
        if (mapping.toString().contains("/migrate/")) {
            return Set.of(MIGRATE);
        }
        String type = mapping.getFileName().toString().replace(".java", "");
        if (module.readers().size() == 1 || module.sourcesWith(root, type).size() > 1) {
            return module.readers();
        }
        return ConfiguredModule.ALL.stream()
                .filter(other -> other.readers().size() == 1
                        && !other.sourcesWith(root, type).isEmpty())
                .flatMap(other -> other.readers().stream())
                .filter(module.readers()::contains)
                .collect(Collectors.toCollection(TreeSet::new));
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
