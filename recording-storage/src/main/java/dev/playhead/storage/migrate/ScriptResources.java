package dev.playhead.storage.migrate;

import java.io.Reader;
import java.io.StringReader;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** Hands Flyway exactly our scripts. */
record ScriptResources(Scripts scripts) implements ResourceProvider {
    @Override
    public @Nullable LoadableResource getResource(String name) {
        return scripts.names().contains(name) ? new Script(scripts, name) : null;
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return scripts.names().stream()
                .filter(name ->
                        name.startsWith(prefix) && List.of(suffixes).stream().anyMatch(name::endsWith))
                .map(name -> (LoadableResource) new Script(scripts, name))
                .toList();
    }

    private static final class Script extends LoadableResource {
        private final Scripts scripts;
        private final String name;

        Script(Scripts scripts, String name) {
            this.scripts = scripts;
            this.name = name;
        }

        @Override
        public Reader read() {
            return new StringReader(scripts.text(name));
        }

        @Override
        public String getAbsolutePath() {
            return scripts.folder() + name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return getAbsolutePath();
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
