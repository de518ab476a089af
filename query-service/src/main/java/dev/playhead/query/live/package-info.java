/** What is announced of recordings before anything of them is stored. */
@NullMarked
package dev.playhead.query.live;

import org.jspecify.annotations.NullMarked;
