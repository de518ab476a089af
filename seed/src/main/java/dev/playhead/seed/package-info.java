/** Generated recordings for development and load: summaries and facts, no events. */
@NullMarked
package dev.playhead.seed;

import org.jspecify.annotations.NullMarked;
