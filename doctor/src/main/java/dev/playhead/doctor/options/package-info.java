/** What was asked for: options, variables, and the local installation's run.json. */
@NullMarked
package dev.playhead.doctor.options;

import org.jspecify.annotations.NullMarked;
