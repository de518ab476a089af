/** {@code ./playhead doctor}: sends a recording through a running installation and says what works. */
@NullMarked
package dev.playhead.doctor;

import org.jspecify.annotations.NullMarked;
