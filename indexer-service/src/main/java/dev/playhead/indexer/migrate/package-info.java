/** The one command that owns the schemas, the topics and the bucket. */
@NullMarked
package dev.playhead.indexer.migrate;

import org.jspecify.annotations.NullMarked;
