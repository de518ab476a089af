package dev.playhead.deployment.reference;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keys that code asks for by {@code @ConfigProperty}, with the default given there ("" where none is). */
final class InjectedKeys {

    private InjectedKeys() {}

    static Map<String, String> of(Path file) {
        Map<String, String> keys = new LinkedHashMap<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitVariable(VariableTree variable, Void nothing) {
                SourceTrees.annotation(variable.getModifiers(), "ConfigProperty")
                        .ifPresent(found -> add(found));
                return super.visitVariable(variable, nothing);
            }

            private void add(AnnotationTree annotation) {
                String name = SourceTrees.element(annotation, "name")
                        .orElseThrow(() -> new IllegalStateException(file + ": @ConfigProperty without a name"));
                keys.put(name, SourceTrees.element(annotation, "defaultValue").orElse(""));
            }
        }.scan(SourceTrees.parse(file).unit(), null);
        return keys;
    }
}
