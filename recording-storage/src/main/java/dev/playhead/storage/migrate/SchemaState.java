package dev.playhead.storage.migrate;

/** How a database stands to this build. */
public sealed interface SchemaState {
    /** At this build's version, or ahead of it: a newer release keeps its schema readable for this one. */
    record Usable(int version) implements SchemaState {}

    /** The migrate command must run first; 0 stands for an empty database. */
    record Behind(int version, int needed) implements SchemaState {}
}
