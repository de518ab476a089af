/** One file for each hop of a recording through the system. */
@NullMarked
package dev.playhead.doctor.hop;

import org.jspecify.annotations.NullMarked;
