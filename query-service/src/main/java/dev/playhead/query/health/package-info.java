/** When this service is ready. */
@NullMarked
package dev.playhead.query.health;

import org.jspecify.annotations.NullMarked;
