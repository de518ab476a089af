/** Recorders and viewers as they behave in real life, many at a time: they wait, try again, resume, and remember what was acknowledged. */
@NullMarked
package dev.playhead.endtoend.load;

import org.jspecify.annotations.NullMarked;
