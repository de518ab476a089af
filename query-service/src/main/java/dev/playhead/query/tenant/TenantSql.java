package dev.playhead.query.tenant;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form that a statement must have: SELECT, and every read of a table of ours is {@code FROM facts WHERE $tenant …} (or
 * {@code PREWHERE}, with {@code FINAL} and an alias as needed). Joins and {@code IN} take sub-queries of that form. Whatever else could
 * name data, a table function, another database, a bare table in a join, is no statement here, nor is one with settings of its own.
 *
 * <p>This finds mistakes when a statement is first tried; the engine's own filter, see {@link Tenant#settings()}, is what holds.
 */
final class TenantSql {
    static final String PLACE = "$tenant";

    private static final Pattern LITERAL = Pattern.compile("'(?:[^'\\\\]|\\\\.|'')*'");
    private static final Pattern SELECT = Pattern.compile("(?is)\\s*(?:SELECT|WITH)\\b.*");
    private static final Pattern REFUSED = Pattern.compile("(?i)\\b(?:SETTINGS|FORMAT|OUTFILE)\\b|;|--|/\\*|#|`|\"");
    private static final Pattern COMMON =
            Pattern.compile("(?i)(?:\\bWITH\\s+|,\\s*)(?:RECURSIVE\\s+)?(\\w+)\\s+AS\\s*\\(\\s*(?:SELECT|WITH)\\b");
    private static final Pattern SOURCE = Pattern.compile("(?i)\\b(FROM|JOIN)\\b\\s*(\\(|[\\w.]+\\s*\\(?)");
    private static final Pattern OWN_READ = Pattern.compile(
            "(?i)\\bFROM\\s+(?:facts|recordings)(?:\\s+AS\\s+\\w+)?(?:\\s+FINAL)?\\s+(?:PRE)?WHERE\\s+\\$tenant(?!\\w)(?!\\s+OR\\b)");
    private static final Pattern SET_OF_TABLE = Pattern.compile("(?i)\\bIN\\s+(?:facts|recordings)\\b");

    private TenantSql() {}

    /**
     * The statement for a tenant.
     *
     * @param condition that holds of the tenant's rows, and of no others
     * @throws IllegalArgumentException for a statement of another form
     */
    static String of(String statement, String condition) {
        String bare = LITERAL.matcher(statement).replaceAll("''");
        check(SELECT.matcher(bare).matches(), "is no SELECT", statement);
        check(!REFUSED.matcher(bare).find(), "holds what no question needs", statement);
        check(!SET_OF_TABLE.matcher(bare).find(), "takes a table for a set: IN (SELECT …)", statement);
        long limited = OWN_READ.matcher(bare).results().count();
        check(limited > 0, "reads no table of ours", statement);
        check(limited == ownReads(bare, statement), "has a read that is not FROM … WHERE $tenant AND …", statement);
        return statement.replace(PLACE, condition);
    }

    private static long ownReads(String bare, String statement) {
        Set<String> common = new HashSet<>();
        COMMON.matcher(bare).results().forEach(found -> common.add(found.group(1)));
        check(!common.contains("facts") && !common.contains("recordings"), "hides a table of ours", statement);
        long reads = 0;
        Matcher sources = SOURCE.matcher(bare);
        while (sources.find()) {
            String source = sources.group(2).toLowerCase(Locale.ROOT).strip();
            switch (source) {
                case "(", "numbers(", "numbers (" -> {}
                case "facts", "recordings" -> reads++;
                default -> check(common.contains(sources.group(2).strip()), "reads " + source, statement);
            }
        }
        return reads;
    }

    private static void check(boolean holds, String what, String statement) {
        if (!holds) {
            throw new IllegalArgumentException("the statement " + what + ": " + statement);
        }
    }
}
