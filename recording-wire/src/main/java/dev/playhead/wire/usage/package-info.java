/** How much a website has used of its month. */
@NullMarked
package dev.playhead.wire.usage;

import org.jspecify.annotations.NullMarked;
