/** What ingest took and refused of a website. */
@NullMarked
package dev.playhead.query.intake;

import org.jspecify.annotations.NullMarked;
