/** What a live recording takes of each service's memory. */
@NullMarked
package dev.playhead.benchmarks.memory;

import org.jspecify.annotations.NullMarked;
