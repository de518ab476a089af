package dev.playhead.recording.event;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The few names that a reader of events asks for, found by their bytes: no text is made of the many others. Thread-safe. */
public final class FieldNames {
    /** What {@link EventCursor#name()} answers for every other name. */
    public static final String OTHER = "";

    private final @Nullable String[] names;
    private final byte[][] bytes;

    private FieldNames(int slots) {
        this.names = new @Nullable String[slots];
        this.bytes = new byte[slots][];
    }

    /** @param names in ASCII, none empty */
    public static FieldNames of(String... names) {
        FieldNames table = new FieldNames(Integer.highestOneBit(names.length) * 8);
        for (String name : names) {
            table.put(name);
        }
        return table;
    }

    private void put(String name) {
        byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
        int slot = slot(ascii, 0, ascii.length);
        while (names[slot] != null) {
            slot = (slot + 1) & (names.length - 1);
        }
        names[slot] = name;
        bytes[slot] = ascii;
    }

    String find(byte[] in, int from, int to) {
        if (from == to) {
            return OTHER;
        }
        int slot = slot(in, from, to);
        for (String name = names[slot]; name != null; name = names[slot]) {
            if (equals(bytes[slot], in, from, to)) {
                return name;
            }
            slot = (slot + 1) & (names.length - 1);
        }
        return OTHER;
    }

    private static boolean equals(byte[] name, byte[] in, int from, int to) {
        if (name.length != to - from) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (name[i] != in[from + i]) {
                return false;
            }
        }
        return true;
    }

    private int slot(byte[] in, int from, int to) {
        return (31 * (31 * (to - from) + in[from]) + in[to - 1]) & (names.length - 1);
    }
}
