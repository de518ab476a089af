/** Keys of websites: made, listed, revoked. */
@NullMarked
package dev.playhead.query.keys;

import org.jspecify.annotations.NullMarked;
