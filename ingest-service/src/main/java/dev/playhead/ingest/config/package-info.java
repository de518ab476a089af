/** What operators may set. */
@NullMarked
package dev.playhead.ingest.config;

import org.jspecify.annotations.NullMarked;
