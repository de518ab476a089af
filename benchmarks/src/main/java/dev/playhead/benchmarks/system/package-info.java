/** The servers and services that a benchmark needs, each a process of its own. */
@NullMarked
package dev.playhead.benchmarks.system;

import org.jspecify.annotations.NullMarked;
