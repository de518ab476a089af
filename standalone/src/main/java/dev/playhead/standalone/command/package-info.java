/** What the launcher script asks for: up, down, status. */
@NullMarked
package dev.playhead.standalone.command;

import org.jspecify.annotations.NullMarked;
