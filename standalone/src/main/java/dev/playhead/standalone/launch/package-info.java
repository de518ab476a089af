/** What it takes to bring Playhead up: folders, secrets, ports, environments, order of start. */
@NullMarked
package dev.playhead.standalone.launch;

import org.jspecify.annotations.NullMarked;
