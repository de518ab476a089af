/** The embedded servers as Quarkus test resources. */
@NullMarked
package dev.playhead.embedded.quarkus;

import org.jspecify.annotations.NullMarked;
