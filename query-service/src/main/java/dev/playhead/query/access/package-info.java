/** Who calls, and the scope that every query of recordings takes. */
@NullMarked
package dev.playhead.query.access;

import org.jspecify.annotations.NullMarked;
