/** Who watches and takes along which recording. */
@NullMarked
package dev.playhead.replay.audit;

import org.jspecify.annotations.NullMarked;
