package dev.playhead.standalone;

/** How a person calls the launcher script, for texts that say what to type. */
public final class Invocation {
    private Invocation() {}

    /** For example {@code ./playhead}, or whatever path the script was called by. */
    public static String name() {
        String called = System.getenv("PLAYHEAD_COMMAND");
        return called == null || called.isBlank() ? "./playhead" : called;
    }
}
