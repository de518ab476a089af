/** What goes wrong between two servers, done to their connection. */
@NullMarked
package dev.playhead.endtoend.disturb;

import org.jspecify.annotations.NullMarked;
