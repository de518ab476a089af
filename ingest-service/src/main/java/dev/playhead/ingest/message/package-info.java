/** JSON messages of recorders: small fields read, their events left as the bytes they are. */
@NullMarked
package dev.playhead.ingest.message;

import org.jspecify.annotations.NullMarked;
