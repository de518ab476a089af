package dev.playhead.ingest.intake;

/** What a door is opened for. */
public enum Purpose {
    /** Events, starts and signs of life: the website must record now. */
    RECORD,
    /** A stop or a cancel: a visitor may take a recording back also where the website records no more. */
    END
}
