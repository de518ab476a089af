package dev.playhead.deployment.reference;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the services' own properties files set; a service's file wins over the one of the storage library. */
final class ShippedDefaults {
    private final Map<String, Properties> byReader = new TreeMap<>();

    private ShippedDefaults() {}

    static ShippedDefaults of(Path root) {
        var shipped = new ShippedDefaults();
        // Libraries come last in the list; putIfAbsent keeps what the service itself says.
        for (ConfiguredModule module : ConfiguredModule.ALL) {
            Path resources = root.resolve(module.folder()).resolve("src/main/resources");
            for (String file : new String[] {"application.properties", "META-INF/microprofile-config.properties"}) {
                Path path = resources.resolve(file);
                if (Files.exists(path)) {
                    shipped.add(module, read(path));
                }
            }
        }
        return shipped;
    }

    private void add(ConfiguredModule module, Properties properties) {
        for (String reader : module.readers()) {
            Properties own = byReader.computeIfAbsent(reader, name -> new Properties());
            properties.forEach(own::putIfAbsent);
        }
    }

    /** The key's default as one text: plain where all readers have the same, else by reader. "" where none has one. */
    String describe(ConfigurationKey key) {
        Map<String, SortedSet<String>> readersByValue = new LinkedHashMap<>();
        for (String reader : key.readers()) {
            Properties own = byReader.getOrDefault(reader, new Properties());
            String value = own.getProperty(key.name(), key.fallback());
            readersByValue.computeIfAbsent(value, same -> new TreeSet<>()).add(reader);
        }
        if (readersByValue.size() == 1) {
            return code(readersByValue.keySet().iterator().next());
        }
        return readersByValue.entrySet().stream()
                .filter(entry -> !entry.getKey().isEmpty())
                .map(entry -> code(entry.getKey()) + " (" + String.join(", ", entry.getValue()) + ")")
                .collect(Collectors.joining(", "));
    }

    private static String code(String value) {
        return value.isEmpty() ? "" : '`' + value + '`';
    }

    private static Properties read(Path path) {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(path)) {
            properties.load(reader);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return properties;
    }
}
