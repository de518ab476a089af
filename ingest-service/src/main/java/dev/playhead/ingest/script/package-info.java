/** The browser recorder's files, served from the class path. */
@NullMarked
package dev.playhead.ingest.script;

import org.jspecify.annotations.NullMarked;
