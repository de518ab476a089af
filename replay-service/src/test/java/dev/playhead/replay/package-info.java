/** Replays read over HTTP from real servers; the tests play recorder and indexer. */
@NullMarked
package dev.playhead.replay;

import org.jspecify.annotations.NullMarked;
