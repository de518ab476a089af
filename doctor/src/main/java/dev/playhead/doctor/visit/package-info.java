/** The synthetic recording, and what is known of it while it travels. */
@NullMarked
package dev.playhead.doctor.visit;

import org.jspecify.annotations.NullMarked;
