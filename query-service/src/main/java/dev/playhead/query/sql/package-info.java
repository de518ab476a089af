/** SQL of people who have a key, over views of their own websites. */
@NullMarked
package dev.playhead.query.sql;

import org.jspecify.annotations.NullMarked;
