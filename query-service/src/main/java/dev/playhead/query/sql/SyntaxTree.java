package dev.playhead.query.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the answer of {@code EXPLAIN AST}. The answer is text for people, and names that a query gives stand in it as they are; so
 * every line has to have exactly the form of its kind, and every node exactly the children that it says it has. A name that would
 * pass for a line is no name.
 */
final class SyntaxTree {
    private static final String NAME = "[\\p{L}_][\\p{L}\\p{N}_]*(?:\\.[\\p{L}_][\\p{L}\\p{N}_]*)*";
    private static final String LABEL = "[\\p{L}\\p{N}_ %#/:.?+-]+";
    private static final Pattern NAMED = Pattern.compile(
            "(Identifier|TableIdentifier|Function) (" + NAME + "|" + LABEL + ")(?: \\(alias (" + LABEL + ")\\))?");
    private static final Pattern PLAIN = Pattern.compile("([A-Za-z:]+)(?: \\(alias (" + LABEL + ")\\))?");
    private static final Pattern COUNT = Pattern.compile(" +\\(children (\\d{1,6})\\)$");
    private static final String LITERAL = "Literal ";

    private final List<String> lines;
    private int at;

    private SyntaxTree(List<String> lines) {
        this.lines = lines;
    }

    /** @throws SqlRefusal where the lines are no tree */
    static SyntaxNode read(List<String> lines) {
        SyntaxTree tree =
                new SyntaxTree(lines.stream().filter(line -> !line.isEmpty()).toList());
        if (tree.lines.isEmpty()) {
            throw new SqlRefusal("query", "There is no query.");
        }
        SyntaxNode root = tree.node(0);
        if (tree.at != tree.lines.size()) {
            throw unreadable(tree.lines.get(tree.at));
        }
        return root;
    }

    private SyntaxNode node(int depth) {
        String line = lines.get(at++);
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        if (indent != depth) {
            throw unreadable(line);
        }
        String said = line.substring(indent);
        if (said.startsWith(LITERAL)) {
            return new SyntaxNode("Literal", said.substring(LITERAL.length()), List.of());
        }
        Matcher count = COUNT.matcher(said);
        int expected = count.find() ? Integer.parseInt(count.group(1)) : 0;
        String self = expected > 0 ? said.substring(0, count.start()) : said;
        List<SyntaxNode> children = new ArrayList<>();
        for (int i = 0; i < expected; i++) {
            if (at >= lines.size()) {
                throw unreadable(line);
            }
            children.add(node(depth + 1));
        }
        return named(self, children);
    }

    private static SyntaxNode named(String self, List<SyntaxNode> children) {
        Matcher named = NAMED.matcher(self);
        if (named.matches()) {
            return new SyntaxNode(named.group(1), named.group(2), List.copyOf(children));
        }
        Matcher plain = PLAIN.matcher(self);
        if (plain.matches()) {
            return new SyntaxNode(plain.group(1), "", List.copyOf(children));
        }
        throw unreadable(self);
    }

    private static SqlRefusal unreadable(String line) {
        String shown = line.strip();
        return new SqlRefusal(
                shown.length() > 80 ? shown.substring(0, 80) : shown,
                "Names consist of letters, digits, spaces and _ % # / : . ? + - only, and the query is one SELECT.");
    }
}
