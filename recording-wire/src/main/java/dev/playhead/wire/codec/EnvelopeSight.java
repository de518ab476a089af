package dev.playhead.wire.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What an object's own members say of whether it is an event or an envelope of events: {@code {"events":[…]}} without an
 * event's numeric {@code type}. The same rule as the indexer's reader of events.
 */
final class EnvelopeSight {
    /** Of an event that cannot be an envelope. */
    static final EnvelopeSight NONE = new EnvelopeSight();

    private static final byte[] TYPE = "type".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EVENTS = "events".getBytes(StandardCharsets.US_ASCII);
    private static final int KEY_BYTES = 8;

    private final byte[] key = new byte[KEY_BYTES];
    private int keyLength;
    private boolean inKey;
    private boolean beforeColon = true;
    private boolean hasType;
    private boolean inType;
    private long type;
    private int digits;
    private long start;
    private long eventsFrom = -1;
    private long eventsTo = -1;
    private int items;

    /** An object opens at this place of the stream. */
    void open(long at) {
        start = at;
        hasType = false;
        eventsFrom = -1;
        eventsTo = -1;
        items = 0;
        next();
    }

    boolean isEnvelope() {
        return eventsFrom >= 0 && !hasType;
    }

    /** Items of the envelope. */
    int items() {
        return items;
    }

    /** Where the array of events opens, in bytes from the object's start. */
    int eventsFrom() {
        return (int) (eventsFrom - start);
    }

    /** Where the array has ended, in bytes from the object's start. */
    int eventsTo() {
        return (int) (eventsTo - start);
    }

    void item() {
        items++;
    }

    /** A string begins among the members' tokens: a name, or a value. */
    void string() {
        inKey = beforeColon;
        keyLength = 0;
        inType = false;
    }

    /** The next part of a string, wherever it is. */
    void text(byte[] piece, int from, int to) {
        if (!inKey) {
            return;
        }
        int room = Math.min(KEY_BYTES - keyLength, to - from);
        if (room > 0) {
            System.arraycopy(piece, from, key, keyLength, room);
            keyLength += room;
        }
    }

    /** A byte that is neither quote nor bracket. */
    void token(byte next) {
        switch (next) {
            case ' ', '\t', '\r', '\n' -> {}
            case ':' -> {
                inKey = false;
                beforeColon = false;
                inType = isKey(TYPE);
                if (inType) {
                    hasType = false;
                }
            }
            case ',' -> memberEnds();
            default -> {
                if (next >= '0' && next <= '9' && digits < 10) {
                    type = type * 10 + next - '0';
                    digits++;
                } else {
                    inType = false;
                }
            }
        }
    }

    /** A bracket opens as a member's value; true if it holds events. */
    boolean opens(byte bracket, long at) {
        inType = false;
        boolean events = bracket == '[' && !beforeColon && isKey(EVENTS);
        if (events && eventsFrom < 0) {
            eventsFrom = at;
        }
        return events;
    }

    void closes(long at) {
        eventsTo = at;
    }

    void memberEnds() {
        if (inType && digits > 0 && type <= Integer.MAX_VALUE) {
            hasType = true;
        }
        next();
    }

    private void next() {
        inKey = false;
        beforeColon = true;
        inType = false;
        type = 0;
        digits = 0;
    }

    private boolean isKey(byte[] name) {
        return keyLength == name.length && Arrays.equals(key, 0, keyLength, name, 0, name.length);
    }
}
