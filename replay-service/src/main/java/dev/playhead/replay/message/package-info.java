/** Server-sent events with a recording's events: made once, sent to any number of viewers. */
@NullMarked
package dev.playhead.replay.message;

import org.jspecify.annotations.NullMarked;
