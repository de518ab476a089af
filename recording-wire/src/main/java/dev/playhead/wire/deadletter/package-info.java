/** Records that were set aside because they could not be decoded: how they are kept, read, and appended again. */
@NullMarked
package dev.playhead.wire.deadletter;

import org.jspecify.annotations.NullMarked;
