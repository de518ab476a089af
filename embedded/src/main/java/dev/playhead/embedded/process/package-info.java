/** What runs inside the child JVMs, and how a child notices that its parent is gone. */
@NullMarked
package dev.playhead.embedded.process;

import org.jspecify.annotations.NullMarked;
