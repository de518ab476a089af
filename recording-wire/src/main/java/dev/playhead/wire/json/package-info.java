/** Small JSON documents (control records, settings, checkpoints) read and written without a data-binding library. */
@NullMarked
package dev.playhead.wire.json;

import org.jspecify.annotations.NullMarked;
