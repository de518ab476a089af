/** The installation's HTTP API as a script would use it, and what can go wrong with a call. */
@NullMarked
package dev.playhead.doctor.call;

import org.jspecify.annotations.NullMarked;
