/** Schema changes of the catalog and of ClickHouse, and the check that services make instead of changing anything. */
@NullMarked
package dev.playhead.storage.migrate;

import org.jspecify.annotations.NullMarked;
