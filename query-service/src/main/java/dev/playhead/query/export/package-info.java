/** What a website holds of one person, to be handed out. */
@NullMarked
package dev.playhead.query.export;

import org.jspecify.annotations.NullMarked;
