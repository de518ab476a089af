/** Archive format 1: one object a recording that has ended. Bytes only, no I/O; docs/formats/archive-v1.md says what each byte means. */
@NullMarked
package dev.playhead.storage.archive;

import org.jspecify.annotations.NullMarked;
