package dev.playhead.embedded.clickhouse;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An error as the ClickHouse server words it: {@code Code: 62. DB::Exception: … (SYNTAX_ERROR)}. */
final class ClickHouseException extends Exception {
    static final int BAD_ARGUMENTS = 36;
    static final int NOT_IMPLEMENTED = 48;
    static final int SYNTAX_ERROR = 62;
    static final int READONLY = 164;
    static final int TOO_MANY_SIMULTANEOUS_QUERIES = 202;
    static final int QUERY_IS_TOO_LARGE = 223;
    static final int AUTHENTICATION_FAILED = 516;
    static final int UNKNOWN_EXCEPTION = 1002;

    private static final long serialVersionUID = 1L;
    private static final Pattern CODE = Pattern.compile("^Code: (\\d+)\\.");

    /** The server answers 400 and 404 for mistakes of the one who asks; everything else is its own, 500. */
    private static final Set<Integer> BAD_REQUEST =
            Set.of(6, 25, 26, 27, 36, 38, 41, 43, 44, 53, 62, 69, 70, 72, 117, 131, 190, 361, 427);

    private static final Set<Integer> NOT_FOUND = Set.of(46, 47, 50, 56, 60, 63, 73, 78, 81, 115, 336);

    private final int code;

    ClickHouseException(int code, String message, String name) {
        super("Code: " + code + ". DB::Exception: " + message + " (" + name + ")");
        this.code = code;
    }

    private ClickHouseException(int code, String text) {
        super(text);
        this.code = code;
    }

    /** From the engine's text. */
    static ClickHouseException of(String text) {
        Matcher matcher = CODE.matcher(text);
        return new ClickHouseException(
                matcher.find() ? Integer.parseInt(matcher.group(1)) : UNKNOWN_EXCEPTION, text.strip());
    }

    int code() {
        return code;
    }

    /** The engine runs this statement, only not piece by piece. */
    boolean isStreamingRefused() {
        return code == BAD_ARGUMENTS && String.valueOf(getMessage()).contains("Streaming query is not supported");
    }

    int httpStatus() {
        if (BAD_REQUEST.contains(code)) {
            return 400;
        }
        if (NOT_FOUND.contains(code)) {
            return 404;
        }
        return switch (code) {
            case AUTHENTICATION_FAILED -> 403;
            case QUERY_IS_TOO_LARGE -> 413;
            case NOT_IMPLEMENTED -> 501;
            case 159 -> 408;
            default -> 500;
        };
    }
}
