/** Parts of sockets that need no running service. */
@NullMarked
package dev.playhead.ingest.rrwebcloud;

import org.jspecify.annotations.NullMarked;
