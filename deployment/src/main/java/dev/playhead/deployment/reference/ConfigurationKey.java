package dev.playhead.deployment.reference;

import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One key of the configuration.
 *
 * @param name as it stands in a properties file
 * @param type as a reader understands it
 * @param fallback the value where none is set; "" if the key must be set or may be absent, which {@code required} tells
 * @param required whether whoever reads it can't start without it
 * @param description one paragraph of Markdown
 * @param readers who reads it: services, and {@code migrate}
 */
record ConfigurationKey(
        String name, String type, String fallback, boolean required, String description, SortedSet<String> readers) {

    ConfigurationKey {
        readers = new TreeSet<>(readers);
    }

    /** MicroProfile Config's rule: what is no letter or digit becomes an underscore, in upper case. */
    String environmentVariable() {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    ConfigurationKey alsoReadBy(Set<String> others) {
        SortedSet<String> all = new TreeSet<>(readers);
        all.addAll(others);
        return new ConfigurationKey(name, type, fallback, required, description, all);
    }
}
