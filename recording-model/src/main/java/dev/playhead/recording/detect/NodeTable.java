package dev.playhead.recording.detect;

import java.util.Arrays;

/** rrweb node id → index, 8 bytes an entry and at most half full: a map of boxed numbers would take ten times as much. */
final class NodeTable {
    static final int NONE = -1;

    private int[] keys = new int[128];
    private int[] values = empty(128);
    private int count;

    int get(int key) {
        return values[slot(key)];
    }

    /** Returns what the key had before, or {@link #NONE}. */
    int put(int key, int value) {
        if (2 * (count + 1) > keys.length) {
            grow();
        }
        int slot = slot(key);
        int before = values[slot];
        keys[slot] = key;
        values[slot] = value;
        if (before == NONE) {
            count++;
        }
        return before;
    }

    /** Returns what the key had, or {@link #NONE}. */
    int remove(int key) {
        int hole = slot(key);
        int before = values[hole];
        if (before == NONE) {
            return NONE;
        }
        count--;
        int mask = keys.length - 1;
        // Entries behind the hole that were pushed past it move up, else a search for them would end at the hole.
        for (int next = (hole + 1) & mask; values[next] != NONE; next = (next + 1) & mask) {
            int home = home(keys[next]);
            if (((next - home) & mask) >= ((next - hole) & mask)) {
                keys[hole] = keys[next];
                values[hole] = values[next];
                hole = next;
            }
        }
        values[hole] = NONE;
        return before;
    }

    private int slot(int key) {
        int mask = keys.length - 1;
        int slot = home(key);
        while (values[slot] != NONE && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private int home(int key) {
        int mixed = key * 0x9E3779B9;
        return (mixed ^ (mixed >>> 16)) & (keys.length - 1);
    }

    private void grow() {
        int[] oldKeys = keys;
        int[] oldValues = values;
        keys = new int[2 * oldKeys.length];
        values = empty(keys.length);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != NONE) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }

    private static int[] empty(int length) {
        int[] values = new int[length];
        Arrays.fill(values, NONE);
        return values;
    }
}
