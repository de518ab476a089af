/** What could not be decoded, kept aside with the reason. */
@NullMarked
package dev.playhead.indexer.deadletter;

import org.jspecify.annotations.NullMarked;
