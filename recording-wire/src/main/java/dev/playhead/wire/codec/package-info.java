/** Content encodings of chunk bodies, inflated through a streaming cap. */
@NullMarked
package dev.playhead.wire.codec;

import org.jspecify.annotations.NullMarked;
