/** From what the hops saw to the component that is broken. Pure functions. */
@NullMarked
package dev.playhead.doctor.diagnose;

import org.jspecify.annotations.NullMarked;
