/** Parts of the intake that need no running service. */
@NullMarked
package dev.playhead.ingest.intake;

import org.jspecify.annotations.NullMarked;
