/** What archiving saves and what it costs. */
@NullMarked
package dev.playhead.benchmarks.archive;

import org.jspecify.annotations.NullMarked;
