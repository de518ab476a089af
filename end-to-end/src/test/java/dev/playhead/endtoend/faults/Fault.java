package dev.playhead.endtoend.faults;

import java.util.List;

/**
 * Something that goes wrong, and is over when {@link Harm#happen} returns.
 *
 * @param part what it befalls: two faults of one part don't happen at once
 */
record Fault(String name, String part, Harm harm) {
    /** May take minutes; throws {@link AssertionError} when it can't be done. */
    interface Harm {
        void happen(Scene scene) throws Exception;
    }

    /** Every kind. */
    static List<Fault> all() {
        return List.of(new Fault("indexer killed", "indexer", scene -> scene.kill("indexer")));
    }
}
