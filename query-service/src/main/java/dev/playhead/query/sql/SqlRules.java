package dev.playhead.query.sql;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a query may be made of: an allow-list over what ClickHouse's own parser read, so that there is no second opinion about the
 * text. Everything that isn't named here is refused, and the refusal names it.
 */
final class SqlRules {
    private static final Set<String> NODES = Set.of(
            "SelectWithUnionQuery",
            "SelectIntersectExceptQuery",
            "SelectQuery",
            "ExpressionList",
            "WithElement",
            "Subquery",
            "TablesInSelectQuery",
            "TablesInSelectQueryElement",
            "TableExpression",
            "TableIdentifier",
            "TableJoin",
            "ArrayJoin",
            "Function",
            "Identifier",
            "Literal",
            "Asterisk",
            "QualifiedAsterisk",
            "ColumnsListMatcher",
            "ColumnsTransformerList",
            "ColumnsExceptTransformer",
            "OrderByElement",
            "WindowDefinition",
            "WindowListElement");
    private static final Map<String, String> CALLED = Map.of(
            "Set", "SETTINGS",
            "ColumnsApplyTransformer", "APPLY",
            "ColumnsReplaceTransformer", "REPLACE",
            "ColumnsRegexpMatcher", "COLUMNS",
            "SampleRatio", "SAMPLE",
            "InsertQuery", "INSERT");
    private static final Set<String> MEMBERSHIP =
            Set.of("in", "notin", "globalin", "globalnotin", "nullin", "notnullin", "globalnullin", "globalnotnullin");
    private static final Pattern TYPE =
            Pattern.compile("'(?:(?:U?Int(?:8|16|32|64|128|256)|Float(?:32|64)|String|FixedString|Bool|UUID"
                    + "|Date|Date32|DateTime|DateTime64|Decimal|Decimal(?:32|64|128|256)|Nullable|LowCardinality|Array|Tuple|Map|IPv4|IPv6"
                    + "|\\d{1,3}|\\\\'UTC\\\\')[(), ]*)+'");

    private final SqlFunctions functions = new SqlFunctions();

    /** @throws SqlRefusal that names what may not be there */
    void check(SyntaxNode query) {
        if (!query.is("SelectWithUnionQuery")) {
            throw new SqlRefusal(CALLED.getOrDefault(query.type(), query.type()), "Only a SELECT is answered.");
        }
        walk(query);
    }

    private void walk(SyntaxNode node) {
        if (!NODES.contains(node.type())) {
            String name = CALLED.getOrDefault(node.type(), node.type());
            throw new SqlRefusal(name, name + " is no part of a query here.");
        }
        switch (node.type()) {
            case "SelectWithUnionQuery" -> nothingBeside(node);
            case "TableExpression" -> table(node);
            case "TableIdentifier" -> view(node.text());
            case "Function" -> function(node);
            default -> {}
        }
        node.children().forEach(this::walk);
    }

    /** INTO OUTFILE, FORMAT and SETTINGS stand beside the list of selects. */
    private static void nothingBeside(SyntaxNode select) {
        if (select.children().size() != 1 || !select.children().getFirst().is("ExpressionList")) {
            SyntaxNode beside = select.children().getLast();
            String name =
                    switch (beside.type()) {
                        case "Literal" -> "INTO OUTFILE";
                        case "Identifier" -> "FORMAT";
                        default -> "SETTINGS";
                    };
            throw new SqlRefusal(name, "Format, settings and destination of an answer are not the query's to choose.");
        }
    }

    private static void table(SyntaxNode expression) {
        for (SyntaxNode source : expression.children()) {
            switch (source.type()) {
                case "TableIdentifier", "Subquery" -> {}
                case "Function" ->
                    throw new SqlRefusal(
                            source.text(), "Table functions are not for this: the views are facts and recordings.");
                default -> throw new SqlRefusal(source.type(), "A view or a subquery is what can stand here.");
            }
        }
    }

    private static void view(String name) {
        if (name.indexOf('.') >= 0) {
            throw new SqlRefusal(name, "Databases can't be named: the views are facts and recordings.");
        }
    }

    private void function(SyntaxNode call) {
        if (!functions.allows(call.text())) {
            throw new SqlRefusal(call.text(), "The function is none of those that a query may call.");
        }
        String name = call.text().toLowerCase(Locale.ROOT);
        if (MEMBERSHIP.contains(name)) {
            noTableIn(call);
        } else if (name.equals("cast")) {
            knownType(call);
        }
    }

    /** What stands behind IN may be a table's name too. */
    private static void noTableIn(SyntaxNode call) {
        SyntaxNode set = lastArgument(call);
        if (set.is("Identifier")) {
            view(set.text());
        }
    }

    /** A type that holds an aggregate's inner state would have the server read bytes that the query made up. */
    private static void knownType(SyntaxNode call) {
        SyntaxNode type = lastArgument(call);
        if (!type.is("Literal") || !TYPE.matcher(type.text()).matches()) {
            throw new SqlRefusal("CAST", "The type is none that a query may make: " + type.text());
        }
    }

    private static SyntaxNode lastArgument(SyntaxNode call) {
        return call.children().stream()
                .findFirst()
                .filter(list -> !list.children().isEmpty())
                .map(list -> list.children().getLast())
                .orElseThrow(() -> new SqlRefusal(call.text(), "The function takes arguments."));
    }
}
