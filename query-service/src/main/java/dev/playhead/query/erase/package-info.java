/** Asking for a recording's erasure, and how far it has come. */
@NullMarked
package dev.playhead.query.erase;

import org.jspecify.annotations.NullMarked;
