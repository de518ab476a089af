package dev.playhead.ingest.privacy;

import dev.playhead.recording.event.RecordedEvent;

/** Where in an event an object or array stands, and so what the strings in it are. */
enum Place {
    EVENT,
    /** Of a full snapshot, a mutation, or an event of an unknown kind. */
    DATA,
    NODE,
    CHILDREN,
    ATTRIBUTES,
    ADDS,
    ADD,
    TEXTS,
    TEXT,
    CHANGES,
    CHANGE,
    INPUT,
    CANVAS,
    STYLES,
    PLUGIN,
    /** A console call. */
    LOGGED,
    ARGUMENTS,
    /** What the site's own code or a plugin tells: names and numbers are content too. */
    PAYLOAD,
    OTHER;

    private static final int SNAPSHOT = 2;
    private static final int INCREMENTAL = 3;

    /** Where {@code data} of an event stands. */
    static Place ofData(RecordedEvent event) {
        return switch (event.type()) {
            case 0, 1, 4 -> OTHER;
            case INCREMENTAL -> ofIncrement(event.source());
            case 5 -> PAYLOAD;
            case 6 -> PLUGIN;
            default -> DATA;
        };
    }

    static boolean isKnownShape(RecordedEvent event) {
        return event.type() == SNAPSHOT || (event.type() == INCREMENTAL && event.source() == 0);
    }

    private static Place ofIncrement(int source) {
        return switch (source) {
            case 1, 2, 3, 4, 6, 7, 12, 14, 16 -> OTHER;
            case 5 -> INPUT;
            case 8, 10, 13, 15 -> STYLES;
            case 9 -> CANVAS;
            case 11 -> LOGGED;
            default -> DATA;
        };
    }

    /** Where an object or array stands that is in this one: a member of this name, or an item where this is an array. */
    Place of(String name) {
        return switch (this) {
            case EVENT, OTHER, INPUT, TEXT, ATTRIBUTES -> OTHER;
            case DATA ->
                switch (name) {
                    case "node" -> NODE;
                    case "adds" -> ADDS;
                    case "texts" -> TEXTS;
                    case "attributes" -> CHANGES;
                    default -> OTHER;
                };
            case NODE ->
                switch (name) {
                    case "attributes" -> ATTRIBUTES;
                    case "childNodes" -> CHILDREN;
                    default -> OTHER;
                };
            case CHILDREN -> NODE;
            case ADDS -> ADD;
            case ADD -> name.equals("node") ? NODE : OTHER;
            case TEXTS -> TEXT;
            case CHANGES -> CHANGE;
            case CHANGE -> name.equals("attributes") ? ATTRIBUTES : OTHER;
            case PLUGIN -> name.equals("payload") ? LOGGED : PAYLOAD;
            case LOGGED -> name.equals("payload") ? ARGUMENTS : PAYLOAD;
            case ARGUMENTS, PAYLOAD -> PAYLOAD;
            case CANVAS -> CANVAS;
            case STYLES -> STYLES;
        };
    }
}
