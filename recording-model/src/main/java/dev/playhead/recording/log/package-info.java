/** What a recording's partition holds about it, in log order: chunks and control records, decoded. */
@NullMarked
package dev.playhead.recording.log;

import org.jspecify.annotations.NullMarked;
