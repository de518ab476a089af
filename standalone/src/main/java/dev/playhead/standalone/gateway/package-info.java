/** One port in front of the services: who answers which path, streamed both ways. */
@NullMarked
package dev.playhead.standalone.gateway;

import org.jspecify.annotations.NullMarked;
