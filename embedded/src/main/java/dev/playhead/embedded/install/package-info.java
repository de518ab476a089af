/** Native files that are unpacked or fetched once into the user's cache folder. */
@NullMarked
package dev.playhead.embedded.install;

import org.jspecify.annotations.NullMarked;
