package dev.playhead.recording.detect;

/**
 * rrweb node id → index into the array of ids, 4 bytes a slot and at most three quarters full: a map of boxed numbers would
 * take ten times as much. The keys are not held twice: who calls passes the array in which {@code ids[index]} is the key of
 * every index that was put, for as long as it is here.
 */
final class NodeTable {
    static final int NONE = -1;

    /** Index + 1; 0 is free. */
    private int[] slots = new int[128];

    private int count;

    int get(int[] ids, int key) {
        return slots[slot(ids, key)] - 1;
    }

    /** Puts an index under its id. Returns what the id had before, or {@link #NONE}. */
    int put(int[] ids, int index) {
        if (4 * (count + 1) > 3 * slots.length) {
            grow(ids);
        }
        int slot = slot(ids, ids[index]);
        int before = slots[slot] - 1;
        slots[slot] = index + 1;
        if (before == NONE) {
            count++;
        }
        return before;
    }

    /** Returns what the key had, or {@link #NONE}. */
    int remove(int[] ids, int key) {
        int hole = slot(ids, key);
        int before = slots[hole] - 1;
        if (before == NONE) {
            return NONE;
        }
        count--;
        int mask = slots.length - 1;
        // Entries behind the hole that were pushed past it move up, else a search for them would end at the hole.
        for (int next = (hole + 1) & mask; slots[next] != 0; next = (next + 1) & mask) {
            int home = home(ids[slots[next] - 1]);
            if (((next - home) & mask) >= ((next - hole) & mask)) {
                slots[hole] = slots[next];
                hole = next;
            }
        }
        slots[hole] = 0;
        return before;
    }

    private int slot(int[] ids, int key) {
        int mask = slots.length - 1;
        int slot = home(key);
        while (slots[slot] != 0 && ids[slots[slot] - 1] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private int home(int key) {
        int mixed = key * 0x9E3779B9;
        return (mixed ^ (mixed >>> 16)) & (slots.length - 1);
    }

    private void grow(int[] ids) {
        int[] old = slots;
        slots = new int[2 * old.length];
        for (int entry : old) {
            if (entry != 0) {
                slots[slot(ids, ids[entry - 1])] = entry;
            }
        }
    }
}
