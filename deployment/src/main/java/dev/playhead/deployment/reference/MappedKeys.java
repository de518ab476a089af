package dev.playhead.deployment.reference;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The keys of one {@code @ConfigMapping} interface: names by its rules, descriptions from its Javadoc. */
final class MappedKeys {
    private static final Set<String> UNDERSTOOD =
            Set.of("WithDefault", "WithName", "Override", "ConfigMapping", "StaticInitSafe");

    private final SourceTrees.Parsed source;
    private final Path file;
    private final Set<String> readers;
    private final List<ConfigurationKey> keys = new ArrayList<>();

    private MappedKeys(SourceTrees.Parsed source, Path file, Set<String> readers) {
        this.source = source;
        this.file = file;
        this.readers = readers;
    }

    static List<ConfigurationKey> of(Path file, Set<String> readers) {
        var mapped = new MappedKeys(SourceTrees.parse(file), file, readers);
        for (Tree type : mapped.source.unit().getTypeDecls()) {
            if (type instanceof ClassTree declared) {
                SourceTrees.annotation(declared.getModifiers(), "ConfigMapping")
                        .ifPresent(mapping -> mapped.addRoot(declared, mapping));
            }
        }
        return mapped.keys;
    }

    private void addRoot(ClassTree declared, AnnotationTree mapping) {
        String prefix = SourceTrees.element(mapping, "prefix")
                .orElseThrow(() -> new IllegalStateException(file + ": a mapping without a prefix"));
        add(declared, prefix, TreePath.getPath(source.unit(), declared));
    }

    private void add(ClassTree declared, String prefix, TreePath path) {
        Map<String, ClassTree> groups = new HashMap<>();
        for (Tree member : declared.getMembers()) {
            if (member instanceof ClassTree nested) {
                groups.put(nested.getSimpleName().toString(), nested);
            }
        }
        for (Tree member : declared.getMembers()) {
            if (member instanceof MethodTree method && method.getBody() == null) {
                String name = prefix + '.' + name(method);
                String type = String.valueOf(method.getReturnType());
                ClassTree group = groups.get(type);
                if (group == null) {
                    keys.add(key(name, type, method, path));
                } else {
                    add(group, name, new TreePath(path, group));
                }
            }
        }
    }

    private ConfigurationKey key(String name, String type, MethodTree method, TreePath declaredIn) {
        for (AnnotationTree annotation : method.getModifiers().getAnnotations()) {
            if (!UNDERSTOOD.contains(SourceTrees.simpleName(annotation))) {
                throw new IllegalStateException(file + ": the reference doesn't understand @"
                        + SourceTrees.simpleName(annotation) + " of " + method.getName() + "()");
            }
        }
        Optional<String> fallback = SourceTrees.annotation(method.getModifiers(), "WithDefault")
                .flatMap(annotation -> SourceTrees.element(annotation, "value"));
        String comment = source.trees().getDocComment(new TreePath(declaredIn, method));
        if (comment == null) {
            throw new IllegalStateException(file + ": " + method.getName() + "() has no Javadoc to describe " + name);
        }
        boolean optional = type.startsWith("Optional") || type.startsWith("List<") || type.startsWith("Map<");
        return new ConfigurationKey(
                name,
                TypeNames.readable(type),
                fallback.orElse(""),
                fallback.isEmpty() && !optional,
                Prose.ofJavadoc(comment),
                new TreeSet<>(readers));
    }

    private static String name(MethodTree method) {
        return SourceTrees.annotation(method.getModifiers(), "WithName")
                .flatMap(annotation -> SourceTrees.element(annotation, "value"))
                .orElseGet(() -> dashed(method.getName().toString()));
    }

    /** SmallRye Config's default naming: {@code flushAge} is {@code flush-age}. */
    private static String dashed(String camelCase) {
        return camelCase.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
