package dev.playhead.query.sql;

import java.util.List;

/**
 * A node of a query as ClickHouse's own parser read it.
 *
 * @param type the parser's name for it, as {@code Function} or {@code TableIdentifier}
 * @param text what it names; {@code ""} where it names nothing
 */
record SyntaxNode(String type, String text, List<SyntaxNode> children) {
    boolean is(String wanted) {
        return type.equals(wanted);
    }
}
