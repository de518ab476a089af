/** Who did what, when: the audit log's entries. */
@NullMarked
package dev.playhead.storage.audit;

import org.jspecify.annotations.NullMarked;
