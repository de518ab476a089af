/** Listing and describing recordings. */
@NullMarked
package dev.playhead.query.recordings;

import org.jspecify.annotations.NullMarked;
