/** What an indexer says of itself in the catalog: that it lives, how late it is, and which server it waits for. */
@NullMarked
package dev.playhead.indexer.beat;

import org.jspecify.annotations.NullMarked;
