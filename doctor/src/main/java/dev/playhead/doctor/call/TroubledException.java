package dev.playhead.doctor.call;

/** A call or a wait that didn't bring what it should. */
public final class TroubledException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Trouble trouble;

    public TroubledException(Trouble trouble) {
        super(trouble.sentence());
        this.trouble = trouble;
    }

    public Trouble trouble() {
        return trouble;
    }
}
