/** Links that show one recording to people without a key. */
@NullMarked
package dev.playhead.query.share;

import org.jspecify.annotations.NullMarked;
