/** Numbers over many recordings, each of which leads to its recordings. */
@NullMarked
package dev.playhead.query.analytics;

import org.jspecify.annotations.NullMarked;
