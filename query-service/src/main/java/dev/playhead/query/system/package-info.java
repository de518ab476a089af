/** Whether the parts of the system work, for operators. */
@NullMarked
package dev.playhead.query.system;

import org.jspecify.annotations.NullMarked;
