/** What the indexer costs from Kafka to what is published, how that grows with load, and how soon things can be seen. */
@NullMarked
package dev.playhead.benchmarks.indexer;

import org.jspecify.annotations.NullMarked;
