/** Ids and the vocabulary of a recording. */
@NullMarked
package dev.playhead.recording;

import org.jspecify.annotations.NullMarked;
