/** Where asynchronous answers arrive. */
@NullMarked
package dev.playhead.storage.context;

import org.jspecify.annotations.NullMarked;
