/** What websites have used, told to ingest, which holds their quota against it. */
@NullMarked
package dev.playhead.indexer.usage;

import org.jspecify.annotations.NullMarked;
