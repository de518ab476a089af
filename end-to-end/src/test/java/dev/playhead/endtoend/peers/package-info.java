/** Recorders of every dialect, written from the protocols' documentation: they send events that were recorded before. */
@NullMarked
package dev.playhead.endtoend.peers;

import org.jspecify.annotations.NullMarked;
