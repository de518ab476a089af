/** The one command that owns the schemas and the topics. */
@NullMarked
package dev.playhead.indexer.migrate;

import org.jspecify.annotations.NullMarked;
