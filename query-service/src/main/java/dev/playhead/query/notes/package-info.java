/** What people write about recordings, and filters that they keep. */
@NullMarked
package dev.playhead.query.notes;

import org.jspecify.annotations.NullMarked;
