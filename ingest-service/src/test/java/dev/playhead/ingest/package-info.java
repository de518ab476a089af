@NullMarked
package dev.playhead.ingest;

import org.jspecify.annotations.NullMarked;
