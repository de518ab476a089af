/** How lists go on. */
@NullMarked
package dev.playhead.query.paging;

import org.jspecify.annotations.NullMarked;
