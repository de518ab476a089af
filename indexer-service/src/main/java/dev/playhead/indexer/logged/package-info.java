/** What log lines are about, as fields of their own. */
@NullMarked
package dev.playhead.indexer.logged;

import org.jspecify.annotations.NullMarked;
