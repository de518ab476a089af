package dev.playhead.deployment.reference;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Java sources as trees, with their comments; parsed only, so nothing they import is needed. */
final class SourceTrees {

    private SourceTrees() {}

    /** A parsed file and what gives its comments. */
    record Parsed(CompilationUnitTree unit, Trees trees) {}

    static Parsed parse(Path file) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException("this needs a JDK, a JRE has no compiler to read sources with");
        }
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            // -proc:none: this module's own annotation processors have nothing to say about other modules' files.
            var task = (JavacTask)
                    compiler.getTask(null, files, null, List.of("-proc:none"), null, files.getJavaFileObjects(file));
            CompilationUnitTree unit = task.parse().iterator().next();
            return new Parsed(unit, Trees.instance(task));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Optional<? extends AnnotationTree> annotation(ModifiersTree modifiers, String simpleName) {
        return modifiers.getAnnotations().stream()
                .filter(annotation -> simpleName(annotation).equals(simpleName))
                .findFirst();
    }

    static String simpleName(AnnotationTree annotation) {
        String name = annotation.getAnnotationType().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** The text given to an element of an annotation; empty where it isn't given. */
    static Optional<String> element(AnnotationTree annotation, String element) {
        for (ExpressionTree argument : annotation.getArguments()) {
            if (argument instanceof AssignmentTree assignment
                    && assignment.getVariable().toString().equals(element)) {
                return Optional.of(text(assignment.getExpression()));
            }
            if (!(argument instanceof AssignmentTree) && element.equals("value")) {
                return Optional.of(text(argument));
            }
        }
        return Optional.empty();
    }

    private static String text(ExpressionTree expression) {
        if (expression instanceof LiteralTree literal) {
            return String.valueOf(literal.getValue());
        }
        throw new IllegalStateException("the reference is made from literals, but here stands " + expression);
    }
}
