package dev.playhead.query.recordings;

import java.util.OptionalLong;

/**
 * Where a list's order is cut, so that what stands before a cut is looked at first, and what stands behind it only where that is not
 * enough. A cut is a value of the order's column: the piece before it ends there.
 */
interface Cuts {
    /** All of it is one piece. */
    Cuts NONE = new Cuts() {
        @Override
        public OptionalLong first() {
            return OptionalLong.empty();
        }

        @Override
        public OptionalLong second(int found, int most) {
            return OptionalLong.empty();
        }
    };

    /** Empty where nothing can be left for later. */
    OptionalLong first();

    /**
     * The cut behind the first, by what stands before that one; empty where it is likely that everything has to be looked at.
     *
     * @param found how many recordings the first piece has
     * @param most how many are wanted
     */
    OptionalLong second(int found, int most);
}
