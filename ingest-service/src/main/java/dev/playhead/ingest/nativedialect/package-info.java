/** The native dialect: what our own recorder speaks (protocols, section 1). */
@NullMarked
package dev.playhead.ingest.nativedialect;

import org.jspecify.annotations.NullMarked;
