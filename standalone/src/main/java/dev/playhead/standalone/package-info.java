/** One command that runs the whole of Playhead on one machine, and the same as a library for black-box tests. */
@NullMarked
package dev.playhead.standalone;

import org.jspecify.annotations.NullMarked;
