@NullMarked
package dev.playhead.replay.tail;

import org.jspecify.annotations.NullMarked;
