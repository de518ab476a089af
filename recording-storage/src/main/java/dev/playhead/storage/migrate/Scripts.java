package dev.playhead.storage.migrate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The migration scripts, named one by one: looking through the class path for them works differently in every packaging.
 *
 * @param folder resource folder, with a slash at its end
 * @param names in order of their versions, {@code V<version>__<what>.sql}
 */
record Scripts(String folder, List<String> names) {
    static final Scripts CATALOG = new Scripts(
            "db/catalog/",
            List.of(
                    "V1__catalog.sql",
                    "V2__indexers_usage_erasures.sql",
                    "V3__archives.sql",
                    "V4__shares.sql",
                    "V5__refusals.sql",
                    "V6__access.sql",
                    "V7__recordings_marks.sql",
                    "V8__retention.sql",
                    "V9__intake.sql"));
    static final Scripts FACTS = new Scripts(
            "db/clickhouse/",
            List.of(
                    "V1__facts.sql",
                    "V2__list.sql",
                    "V3__analytics.sql",
                    "V4__rankings.sql",
                    "V5__selectors.sql",
                    "V6__pages_of_website.sql",
                    "V7__durations.sql"));

    int latest() {
        return version(names.getLast());
    }

    static int version(String name) {
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }

    String text(String name) {
        try (InputStream script = Scripts.class.getClassLoader().getResourceAsStream(folder + name)) {
            if (script == null) {
                throw new IllegalStateException("the script " + folder + name + " is missing from this build");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
