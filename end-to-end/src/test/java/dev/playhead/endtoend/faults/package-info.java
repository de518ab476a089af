/**
 * Steady load from real recordings while everything that can fail does; afterwards, what was acknowledged is there, once, and
 * every fact is the one of a quiet run. What goes wrong when is drawn from a seed that is printed.
 */
@NullMarked
package dev.playhead.endtoend.faults;

import org.jspecify.annotations.NullMarked;
