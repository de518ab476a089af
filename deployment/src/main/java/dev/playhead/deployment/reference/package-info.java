/** The reference of all configuration, made from the sources of what reads it. */
@NullMarked
package dev.playhead.deployment.reference;

import org.jspecify.annotations.NullMarked;
