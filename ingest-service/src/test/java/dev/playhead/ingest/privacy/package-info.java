/** What privacy promises. */
@NullMarked
package dev.playhead.ingest.privacy;

import org.jspecify.annotations.NullMarked;
