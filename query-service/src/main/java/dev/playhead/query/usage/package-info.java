/** What websites use of their quota. */
@NullMarked
package dev.playhead.query.usage;

import org.jspecify.annotations.NullMarked;
