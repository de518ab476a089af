/** Object storage: immutable objects, put whole and read by range. */
@NullMarked
package dev.playhead.storage.objects;

import org.jspecify.annotations.NullMarked;
