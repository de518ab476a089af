@NullMarked
package dev.playhead.embedded;

import org.jspecify.annotations.NullMarked;
