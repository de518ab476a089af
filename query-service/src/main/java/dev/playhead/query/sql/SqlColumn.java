package dev.playhead.query.sql;

/**
 * A column of a view.
 *
 * @param name as it is called in the table
 * @param meaning for the documentation
 */
record SqlColumn(String name, String meaning) {}
