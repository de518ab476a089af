/** Websites, their keys and settings, and how settings reach ingest. */
@NullMarked
package dev.playhead.query.websites;

import org.jspecify.annotations.NullMarked;
