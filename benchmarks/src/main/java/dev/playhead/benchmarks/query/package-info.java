/** How long lists and analytics take over millions of recordings. */
@NullMarked
package dev.playhead.benchmarks.query;

import org.jspecify.annotations.NullMarked;
