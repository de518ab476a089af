package dev.playhead.recording.accept;

/** Why a recording takes no more. The order is the strength: a weaker one never replaces a stronger one. */
enum Fence {
    NONE(""),
    /** Chunks up to the stop's last seqs still pass. */
    STOPPED("stopped"),
    REFUSED("refused"),
    CANCELLED("cancelled"),
    ERASED("erased");

    private final String reason;

    Fence(String reason) {
        this.reason = reason;
    }

    String reason() {
        return reason;
    }

    /** Nothing passes any more. */
    boolean isFinal() {
        return compareTo(STOPPED) > 0;
    }
}
