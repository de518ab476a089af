/** What is made up: sites, visitors, their days, what they do. No I/O but reading the world's own file. */
@NullMarked
package dev.playhead.seed.world;

import org.jspecify.annotations.NullMarked;
