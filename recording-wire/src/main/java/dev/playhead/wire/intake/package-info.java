/** What ingest took and refused, by website. */
@NullMarked
package dev.playhead.wire.intake;

import org.jspecify.annotations.NullMarked;
