package dev.playhead.embedded.clickhouse;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.util.Locale;

/**
 * How the pieces of a streamed answer make one document. The engine writes each piece as a document of its own, so
 * a format's header is kept once; a format with a frame around its rows can't be joined and is not streamed.
 */
enum Joint {
    /** Rows or blocks follow each other. */
    PLAIN,
    /** A first line of names. */
    ONE_LINE,
    /** Two lines, names and types. */
    TWO_LINES,
    /** Number of columns, names. */
    BINARY_NAMES,
    /** Number of columns, names, types. */
    BINARY_NAMES_AND_TYPES,
    /** Must be written in one piece. */
    WHOLE;

    static Joint of(String format) {
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "rowbinary",
                    "native",
                    "tabseparated",
                    "tsv",
                    "tabseparatedraw",
                    "tsvraw",
                    "csv",
                    "jsoneachrow",
                    "jsonlines",
                    "ndjson",
                    "jsoncompacteachrow",
                    "rawblob",
                    "lineasstring",
                    "null" -> PLAIN;
            case "tabseparatedwithnames", "tsvwithnames", "jsoncompacteachrowwithnames" -> ONE_LINE;
            case "tabseparatedwithnamesandtypes", "tsvwithnamesandtypes", "jsoncompacteachrowwithnamesandtypes" ->
                TWO_LINES;
            case "rowbinarywithnames" -> BINARY_NAMES;
            case "rowbinarywithnamesandtypes" -> BINARY_NAMES_AND_TYPES;
            default -> WHOLE;
        };
    }

    /** The length of the header that {@code piece} begins with, in bytes. */
    long headerLength(MemorySegment piece) {
        return switch (this) {
            case PLAIN, WHOLE -> 0;
            case ONE_LINE -> lines(piece, 1);
            case TWO_LINES -> lines(piece, 2);
            case BINARY_NAMES -> strings(piece, 1);
            case BINARY_NAMES_AND_TYPES -> strings(piece, 2);
        };
    }

    private static long lines(MemorySegment piece, int count) {
        long at = 0;
        for (int seen = 0; seen < count && at < piece.byteSize(); at++) {
            seen += piece.get(JAVA_BYTE, at) == '\n' ? 1 : 0;
        }
        return at;
    }

    private static long strings(MemorySegment piece, int perColumn) {
        long[] at = {0};
        long columns = varint(piece, at);
        for (long i = 0; i < columns * perColumn; i++) {
            long length = varint(piece, at);
            at[0] += length;
        }
        return at[0];
    }

    private static long varint(MemorySegment piece, long[] at) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = piece.get(JAVA_BYTE, at[0]++);
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
