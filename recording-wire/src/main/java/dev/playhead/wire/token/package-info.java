/** Recording tokens: the signed permission to append to one recording. */
@NullMarked
package dev.playhead.wire.token;

import org.jspecify.annotations.NullMarked;
